"""Small reports written by hand, and the pages of their diffs."""

from __future__ import annotations

from typing import Any

from tests.support.reports import empty_report
from zvhrr_extract.align import align_reports
from zvhrr_extract.diff import diff_reports
from zvhrr_extract.models.alignment import Alignment
from zvhrr_extract.models.diff import Change, Diff, DiffSide
from zvhrr_extract.models.report import (
    Block,
    BlockKind,
    Cell,
    Column,
    Footnote,
    Provenance,
    Report,
    Row,
    Section,
    Table,
)
from zvhrr_extract.write.to_html import render_diff_html


def make_report(
    *lines: str,
    tables: dict[str, list[list[str]]] | None = None,
    notes: dict[str, str] | None = None,
    **about: Any,
) -> Report:
    """Make a report of lines: `# heading`, `## heading`, `* item`, `> quote — who`, text.

    A line `[name]` is the place of a table of that caption; its first row is its header.
    """
    sections: list[Section] = []
    blocks: list[Block] = []
    found: list[Table] = []
    place = Provenance(source="s", page=1, line_start=1, line_end=1)
    for number, line in enumerate(lines, start=1):
        place = Provenance(source="s", page=number // 4 + 1, line_start=number, line_end=number)
        inside = sections[-1].id if sections else None
        sign, _, rest = line.partition(" ")
        if sign.strip("#") == "":
            sections.append(_section(sections, len(sign), rest, place))
        elif line.startswith("["):
            found.append(_table(line[1:-1], (tables or {})[line[1:-1]], inside, place))
        else:
            blocks.append(_block(number, line, inside, place))
    return empty_report(
        **({"id": "r-2021"} | about),
        sections=tuple(sections),
        blocks=tuple(blocks),
        tables=tuple(found),
        footnotes=tuple(
            Footnote(id=f"n-{mark}", mark=mark, text=text, anchors=(), provenance=place)
            for mark, text in (notes or {}).items()
        ),
    )


def _section(sections: list[Section], level: int, heading: str, place: Provenance) -> Section:
    above = next((one.id for one in reversed(sections) if one.level < level), None)
    return Section(
        id=f"s-{heading}",
        key=None,
        heading=heading,
        level=level,
        parent=above,
        match=None,
        provenance=place,
    )


def _block(number: int, line: str, inside: str | None, place: Provenance) -> Block:
    kind: BlockKind = "paragraph"
    text, said = line, ""
    if line.startswith("* "):
        kind, text = "list_item", line[2:]
    elif line.startswith("> "):
        kind = "quote"
        text, _, said = line[2:].partition(" — ")
    return Block(
        id=f"b-{number}-{text}",
        section=inside,
        kind=kind,
        text=text,
        attribution=said or None,
        provenance=place,
    )


def _table(name: str, grid: list[list[str]], inside: str | None, place: Provenance) -> Table:
    """Make a table, typed where its cells are whole numbers."""
    head, *body = grid
    figures = all(cell.isdecimal() for row in body for cell in row[1:])
    columns = tuple(Column(label=label, year=None, kind="count") for label in head[1:])
    rows = tuple(
        Row(
            id=f"t-{name}.{row[0]}",
            label=row[0],
            role="item",
            cells=tuple(Cell(text=text, value=int(text)) for text in row[1:]),
        )
        for row in (body if figures else ())
    )
    return Table(
        id=f"t-{name}",
        key=None,
        section=inside,
        label=None,
        caption=name,
        unit="personen",
        columns=columns if figures else (),
        rows=rows,
        grid=tuple(tuple(row) for row in grid),
        header_rows=1,
        provenance=place,
    )


def diff_page(old: Report, new: Report, *, cosmetics: bool = False) -> str:
    """Print the page of the diff of two reports."""
    alignment = align_reports(old, new)
    diff = diff_reports(
        old,
        new,
        old_file="old.txt",
        new_file="new.txt",
        cosmetics=cosmetics,
        alignment=alignment,
    )
    return render_diff_html(old, new, diff, alignment)


EVIL = (
    "\"'><script>top.hacked=document.title='hacked'</script>"
    "<img src=x onerror=top.hacked=1>&amp;\u202egnp"
)


FIGURES = [
    ["Gebied", "2020", "2021"],
    ["Noord", "10", "12"],
    ["Zuid", "20", "25"],
    ["Oost", "30", "35"],
    ["West", "40", "45"],
]


OLD = make_report(
    "# Inleiding",
    "Het jaar begon rustig en eindigde met veel overleg in de regio.",
    "Deze alinea verdwijnt geheel uit het verslag van de organisatie.",
    "> Wij werken samen aan een veilige stad. — Hans Lesscher",
    "# Cijfers op gebieden",
    "[Personen per gebied]",
    "Na de tabel volgt een toelichting op de daling van de aantallen.",
    "# Aanpak jeugd",
    "* Betere communicatie nodig aan de start van een aanpak",
    "* Meer aandacht voor de rol van scholen en ouders",
    "# Slot van het verslag",
    "Met dank aan alle partners voor hun inzet in het afgelopen jaar.",
    tables={"Personen per gebied": FIGURES},
    notes={"1": "de gemeenten Schiedam en Vlaardingen", "2": "de noordoever van de stad"},
)


NEW = make_report(
    "# Inleiding",
    "Het jaar begon onrustig en eindigde met veel overleg in de regio.",
    "> Wij werken samen aan een veilige stad. — Hans Lesscher",
    "# Cijfers per gebied",
    "[Personen per gebied]",
    "Na de tabel volgt een toelichting op de daling van de aantallen.",
    "# Aanpak jeugd",
    "* Meer aandacht voor de rol van scholen en ouders",
    "# Huisvesting en kantoor",
    "Het bureau verhuisde in het najaar naar een gedeelde locatie.",
    "# Slot van het verslag",
    "Met dank aan alle partners voor hun inzet in het afgelopen jaar.",
    "* Betere communicatie nodig aan de start van een aanpak",
    tables={
        "Personen per gebied": [
            FIGURES[0],
            ["Noord", "10", "15"],
            ["Zuid", "20", "25"],
            ["Centrum", "31", "36"],
            ["West", "40", "45"],
        ]
    },
    notes={"1": "de gemeenten Schiedam en Maassluis", "2": "de noordoever van de stad"},
)


def render(old: Report, new: Report, alignment: Alignment, *changes: Change) -> str:
    """Print a page of changes made by hand."""
    summary: dict[Any, int] = {}
    for change in changes:
        summary[change.kind] = summary.get(change.kind, 0) + 1
    diff = Diff(
        old=DiffSide(file="a", report="a"),
        new=DiffSide(file="b", report="b"),
        relation="same_year",
        summary=summary,
        changes=changes,
        cosmetic=0,
    )
    return render_diff_html(old, new, diff, alignment)


def evil_report(word: str) -> Report:
    """Make a report that holds hostile text wherever a report holds text."""
    name = f"{EVIL} tabel"
    report = make_report(
        f"# {EVIL} kop",
        f"{EVIL} alinea {word} over het werk in de regio",
        f"* {EVIL} punt {word} over het werk",
        f"> {EVIL} citaat {word} over het werk — {EVIL}",
        f"[{name}]",
        tables={name: [[EVIL, f"{EVIL} kolom"], [f"{EVIL} rij", f"{EVIL} cel {word}"]]},
        notes={EVIL: f"{EVIL} noot {word} over het werk"},
        title=f"{EVIL} titel {word}",
        language='nl" onload="alert(1)',
        id=EVIL,
    )
    table = report.tables[0].model_copy(update={"unit": EVIL, "label": EVIL})
    section = report.sections[0].model_copy(update={"number": EVIL})
    return report.model_copy(update={"tables": (table,), "sections": (section,)})
