"""Small pages are read as blocks in the right order."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.layout.drawn import read_blocks, set_page
from zvhrr_extract.layout import lay_out_page
from zvhrr_extract.models.layout import TextBlock

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "pages.toml").read_text(encoding="utf-8"))["case"]
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])


@each_case
def test_a_page_is_read_as_its_blocks(case: dict[str, Any]) -> None:
    assert read_blocks(lay_out_page(set_page(case), ())) == case["expect"]


@each_case
def test_every_letter_of_a_page_stands_in_one_block(case: dict[str, Any]) -> None:
    page = set_page(case)
    layout = lay_out_page(page, ())
    lines = [
        line for part in layout.parts if isinstance(part, TextBlock) for line in part.lines
    ]
    told = "".join(
        line.text + (line.marker or "") + "".join(mark.mark for mark in line.marks)
        for line in lines
    )
    drawn = "".join(word.text for word in page.words)
    assert Counter(told.casefold().replace(" ", "")) == Counter(drawn.casefold())
