"""`draw` makes a picture a page, with what was read drawn over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from PIL import Image

from tests.support.cases import CASES
from zvhrr_extract.cli.draw import draw
from zvhrr_extract.write.to_overlay import CELL, SECTION, TABLE

if TYPE_CHECKING:
    from pathlib import Path

PDF = CASES / "pdf" / "dark.pdf"


def test_a_page_is_drawn_with_sections_tables_and_cells(tmp_path: Path) -> None:
    result = CliRunner().invoke(
        draw, [str(PDF), "--output", str(tmp_path / "new"), "--page", "2", "--dpi", "72"]
    )
    assert result.exit_code == 0, result.output
    (path,) = (tmp_path / "new").iterdir()
    assert path.name == "dark-page-002.png"
    with Image.open(path) as image:
        colours = {colour for _, colour in image.getcolors(1 << 24) or ()}
    assert {SECTION, TABLE, CELL} <= colours


def test_all_pages_are_drawn_where_none_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(draw, [str(PDF), "-o", str(tmp_path), "--dpi", "36"])
    names = sorted(path.name for path in tmp_path.iterdir())
    assert result.exit_code == 0
    assert names[0] == "dark-page-001.png"
    assert len(names) > 2


@pytest.mark.parametrize("data", [b"Jaarverslag 2021 als tekst\n" * 20, b"%PDF-1.7\n"])
def test_what_cannot_be_drawn_is_told_in_one_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "verslag.pdf"
    path.write_bytes(data)
    result = CliRunner().invoke(draw, [str(path), "-o", str(tmp_path / "new")])
    assert result.exit_code == 2
    assert result.output.startswith("Error: verslag.pdf: ")
    assert result.output.count("\n") == 1
