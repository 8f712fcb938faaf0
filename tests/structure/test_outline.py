"""What a dump's lines become: sections, blocks, notes, and what is dropped.

The cases stand in `tests/cases/structure`; every one of them also has to keep every word.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.cases import load_cases
from tests.support.outline import show
from tests.support.reading import TITLE, report

# Prose that no heading, tie or table of the profile speaks to; each stands for one paragraph.
PROSE = {
    "TEXT": (
        "Er is het hele jaar veel gebeurd, en daar zijn wij trots op.",
        "Dat deden wij samen met iedereen die er was, en dat blijft zo.",
    ),
    "MORE": (
        "Later kwamen er nog mensen bij die ons wilden helpen met alles.",
        "Wie dat waren, staat in een ander stuk dat nog verschijnt.",
    ),
    "ELSE": (
        "Aan het einde van de dag was iedereen tevreden over de gang van",
        "zaken en over het weer, dat de hele week mooi bleef.",
    ),
}


def printed(case: dict[str, Any]) -> str:
    """Set the text of a case as a dump: its pages, behind a cover unless it brings its own."""
    pages = [page.strip("\n") for page in case.get("pages", [])]
    text = "\n\f".join(pages) or f"{TITLE}\n\n{case['text'].strip()}"
    for name, lines in PROSE.items():
        text = text.replace(name, "\n".join(lines))
    return text + "\n"


def wanted(case: dict[str, Any]) -> list[str]:
    paragraphs = {name: " ".join(lines) for name, lines in PROSE.items()}
    return [paragraphs.get(line, line) for line in case["reads"]]


def also(case: dict[str, Any], file: str) -> tuple[str, ...]:
    shown = {"notes.toml": ("notes",), "furniture.toml": ("dropped",)}
    return tuple(case.get("also", shown.get(file, ())))


def check(case: dict[str, Any], file: str) -> None:
    read = report(printed(case))
    assert show(read, also=also(case, file))[: case.get("look")] == wanted(case)
    assert [finding.message for finding in read.findings if finding.status == "fail"] == []


@pytest.mark.parametrize("case", load_cases("structure/headings.toml"))
def test_a_line_is_a_heading_or_none(case: dict[str, Any]) -> None:
    check(case, "headings.toml")


@pytest.mark.parametrize("case", load_cases("structure/blocks.toml"))
def test_lines_become_blocks_each_once_and_whole(case: dict[str, Any]) -> None:
    check(case, "blocks.toml")


@pytest.mark.parametrize("case", load_cases("structure/notes.toml"))
def test_a_mark_finds_its_note_and_its_word(case: dict[str, Any]) -> None:
    check(case, "notes.toml")


@pytest.mark.parametrize("case", load_cases("structure/furniture.toml"))
def test_what_is_no_content_is_dropped_and_told(case: dict[str, Any]) -> None:
    check(case, "furniture.toml")


@pytest.mark.parametrize("case", load_cases("structure/placing.toml"))
def test_a_text_stands_in_the_section_it_belongs_to(case: dict[str, Any]) -> None:
    check(case, "placing.toml")


@pytest.mark.parametrize("case", load_cases("structure/columns.toml"))
def test_columns_side_by_side_are_read_in_order(case: dict[str, Any]) -> None:
    check(case, "columns.toml")
