"""Typed readings of text: figures and partners."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.cases import load_cases
from tests.support.reading import knowledge_base, language
from zvhrr_extract.build.figures import find_figures
from zvhrr_extract.build.partners import read_partners
from zvhrr_extract.models.report import Block, Provenance, Section

PLACE = Provenance(source="src", page=1, line_start=1, line_end=1)
RULE = knowledge_base().profiles["zvhrr"].partners


@pytest.mark.parametrize("case", load_cases("build/figures.toml"))
def test_a_text_states_these_figures(case: dict[str, Any]) -> None:
    found = [
        [figure.subject, figure.value, figure.unit or "", figure.year or ""]
        for figure in find_figures(case["text"], language())
    ]
    assert found == case["figures"]


def section(key: str | None) -> Section:
    return Section(
        id=f"s-{key}", key=key, heading="x", level=1, parent=None, match=None, provenance=None
    )


def block(text: str, *, kind: Any = "list_item", inside: str | None = "partners") -> Block:
    return Block(id="b", section=f"s-{inside}", kind=kind, text=text, level=1, provenance=PLACE)


@pytest.mark.parametrize("case", load_cases("build/partners.toml"))
def test_an_entry_names_these_partners(case: dict[str, Any]) -> None:
    partners = read_partners([block(case["text"])], [section("partners")], RULE)
    assert [f"{partner.kind[0].upper()} {partner.name}" for partner in partners] == case[
        "partners"
    ]
    assert {partner.block for partner in partners} == {"b"}


def test_only_items_of_the_partners_section_are_partners() -> None:
    sections = [section("partners"), section("finance")]
    blocks = [block("Antes", inside="finance"), block("Onze partners", kind="paragraph")]
    assert read_partners(blocks, sections, RULE) == ()
    assert read_partners([block("Antes")], sections, None) == ()
