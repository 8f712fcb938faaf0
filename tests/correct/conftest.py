"""A small report to correct, and the knowledge it was read with."""

from __future__ import annotations

import pytest

from tests.support.reports import empty_report
from zvhrr_extract.models.finding import Finding, FindingCode
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.report import (
    Anchor,
    Block,
    BlockKind,
    Cell,
    Column,
    Footnote,
    Organisation,
    Provenance,
    Report,
    Row,
    Section,
    Source,
    Table,
)
from zvhrr_extract.profiles import load_knowledge

_SECTIONS = (
    ("s-intro", "introduction", "Inleiding", 1, None),
    ("s-figures", None, "Cijfers", 1, None),
    ("s-north", None, "Noord", 2, "s-figures"),
    ("s-partners", "partners", "Partners", 1, None),
)
_BLOCKS: tuple[tuple[str, str, BlockKind, str], ...] = (
    ("b-first", "s-intro", "paragraph", "In 2021 werden 35 mensen begeleid, in 2020 nog 30."),
    ("b-quote", "s-intro", "quote", "‘Samen sterk’ – zei zij."),
    ("b-torn", "s-figures", "paragraph", "De ketenpartners werken samen aan"),
    (
        "b-torn2",
        "s-figures",
        "paragraph",
        "veiligheid in de regio. Verder kwam er 12% meer geld.",
    ),
    ("b-foot", "s-figures", "paragraph", "Jaarverslag 2021 pagina"),
    ("b-loose", "s-north", "paragraph", "Jaar Aanmeldingen"),
    ("b-loose2", "s-north", "paragraph", "2020 14 2021 16"),
    ("b-p1", "s-partners", "list_item", "Gemeente Albrandswaard"),
    ("b-p2", "s-partners", "paragraph", "Politie"),
)
_GRID = (
    ("Gebied", "2020", "2021"),
    ("Noord", "100", "120"),
    ("Zuid", "1.100", "1.120"),
    ("Oost", "100", ""),
    ("Totaal", "1.300", "1.240"),
)
_TEXTS = (("Wie", "Taak"), ("Wijkteam", "melden"), ("Regisseur", "afstemmen"))


def place(line: int) -> Provenance:
    return Provenance(source="src-1", page=1, line_start=line, line_end=line)


def make_cell(text: str) -> Cell:
    return Cell(text=text, value=int(text.replace(".", "")) if text else None)


def make_tables() -> tuple[Table, ...]:
    rows = tuple(
        Row(
            id=f"t-areas.{line[0].lower()}",
            label=line[0],
            role="total" if line[0] == "Totaal" else "item",
            cells=tuple(map(make_cell, line[1:])),
        )
        for line in _GRID[1:]
    )
    columns = tuple(Column(label=year, year=int(year), kind="count") for year in _GRID[0][1:])
    return (
        Table(
            id="t-areas",
            key="areas",
            label="Tabel 1",
            caption="Personen per gebied, 2020-2021",
            columns=columns,
            rows=rows,
            grid=_GRID,
            provenance=place(25),
            section="s-figures",
            unit=None,
            header_rows=1,
        ),
        Table(
            id="t-tasks",
            key=None,
            label=None,
            caption="Wie doet wat",
            columns=(),
            rows=(),
            grid=_TEXTS,
            provenance=place(35),
            section="s-figures",
            unit=None,
            header_rows=1,
        ),
    )


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge().for_profile("zvhrr", "nl")


@pytest.fixture(scope="session")
def report() -> Report:
    return empty_report(
        id="zvhrr-2021",
        organisation=Organisation(id="zvhrr", name="ZVHRR"),
        year=2021,
        title="Jaarverslag 2021",
        edition="full",
        sources=(
            Source(
                id="src-1",
                file="a.txt",
                sha256="0" * 64,
                media_type="text/plain",
                pages=None,
                role="canonical",
            ),
        ),
        sections=tuple(
            Section(
                id=id_,
                key=key,
                heading=heading,
                level=level,
                parent=parent,
                match=None,
                provenance=place(number * 10) if id_ != "s-partners" else None,
            )
            for number, (id_, key, heading, level, parent) in enumerate(_SECTIONS, start=1)
        ),
        blocks=tuple(
            Block(
                id=id_,
                section=section,
                kind=kind,
                text=text,
                level=1 if kind == "list_item" else None,
                provenance=place(number * 10 + 1),
            )
            for number, (id_, section, kind, text) in enumerate(_BLOCKS, start=1)
        ),
        tables=make_tables(),
        footnotes=(
            Footnote(
                id="n-1",
                mark="1",
                text="Peildatum 31 december.",
                anchors=(
                    Anchor(id="t-areas", word="Oost"),
                    Anchor(id="b-torn2", word="geld"),
                ),
                provenance=place(90),
            ),
        ),
        findings=(
            Finding(
                id="f-conservation",
                check=FindingCode.CONSERVATION,
                status="pass",
                severity="info",
                message="every word of the source is accounted for",
                expected=100,
                found=100,
                refs=("src-1",),
            ),
        ),
    )
