"""A report that was edited by hand is read whole, or refused with the place that is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.reports import make_report, make_table
from zvhrr_extract.errors import SourceError
from zvhrr_extract.read.written import load_report
from zvhrr_extract.settings import DEFAULTS
from zvhrr_extract.write import json_text

TABLE = make_table([["", "2020", "2021"], ["Zuid", "571", "414"], ["Noord", "12", "15"]])
REPORT = make_report(("Cijfers", ["Een alinea.", "Nog een.", TABLE]), ("- Meer", [TABLE]))
Edit = Callable[[dict[str, Any]], object]


def load(folder: Path, edit: Edit) -> str:
    told = json.loads(json_text(REPORT))
    for at, table in enumerate(told["tables"]):
        for row in table["rows"]:
            row["id"] = f"{at}.{row['id']}"
    edit(told)
    path = folder / "a.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    return load_report(path, file="a.json", settings=DEFAULTS).id


def row(told: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = told["tables"][0]["rows"][0]
    return found


def swap_parents(told: dict[str, Any]) -> None:
    first, second = told["sections"]
    first["parent"], second["parent"] = second["id"], first["id"]


@pytest.mark.parametrize(
    "edit",
    [
        lambda told: told,
        lambda told: told.update(year=None, language=None, organisation=None),
        lambda told: told.update(language="xx", findings=[], sources=[]),
        lambda told: told["tables"][0].update(columns=[], rows=[], grid=[]),
        lambda told: told["sections"][1].update(parent="s-none"),
        lambda told: row(told)["cells"][0].update(value=None),
        lambda told: row(told)["cells"][0].update(value=999_999_999_999_999),
    ],
)
def test_a_report_that_holds_together_is_read(tmp_path: Path, edit: Edit) -> None:
    assert load(tmp_path, edit) == "zvhrr-2021"


@pytest.mark.parametrize(
    ("edit", "place", "why"),
    [
        (lambda told: told.update(year=0), "year", "0 is no year"),
        (
            lambda told: told["tables"][1]["columns"][0].update(year=99999),
            "tables.1.columns.0.year",
            "99999 is no year",
        ),
        (lambda told: row(told)["cells"].pop(), "tables.0.rows.0", "1 cells for 2 columns"),
        (
            lambda told: row(told)["cells"].append({"text": "", "value": None}),
            "tables.0.rows.0",
            "3 cells for 2 columns",
        ),
        (
            lambda told: row(told)["cells"][1].update(value=-(10**15)),
            "tables.0.rows.0.cells.1",
            "more than 15 digits",
        ),
        (
            lambda told: row(told)["cells"][1].update(value=1e308),
            "tables.0.rows.0.cells.1",
            "more than 15 digits",
        ),
        (lambda told: row(told).update(id="0.Noord"), "tables.0.rows.1", "0.Noord stands"),
        (lambda told: told["blocks"][1].update(id="b-0"), "blocks.1", "b-0 stands there twice"),
        (lambda told: told["tables"][1].update(id="t-0"), "tables.1", "t-0 stands there twice"),
        (swap_parents, "sections.0", "lies inside itself"),
        (lambda told: told["sections"][0].update(parent="s-0"), "sections.0", "inside itself"),
        (lambda told: row(told)["cells"][0].update(value=float("nan")), "tables", "finite"),
        (lambda told: row(told)["cells"][0].update(value=float("-inf")), "tables", "finite"),
    ],
)
def test_what_does_not_hold_together_is_refused_with_its_place(
    tmp_path: Path, edit: Edit, place: str, why: str
) -> None:
    with pytest.raises(SourceError, match=why) as caught:
        load(tmp_path, edit)
    assert caught.value.where.startswith(f"a.json, at {place}")
    assert caught.value.code == "not_a_report"
    assert "extract the report again" in caught.value.hint


def test_a_long_chain_of_sections_is_no_circle(tmp_path: Path) -> None:
    def nest(told: dict[str, Any]) -> None:
        pattern = told["sections"][0]
        told["sections"] += [
            pattern | {"id": f"s-{at}", "parent": f"s-{at - 1}"} for at in range(2, 3000)
        ]

    assert load(tmp_path, nest) == "zvhrr-2021"
