"""The scorer: what it counts, so that a floor means what it says."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from tests.pipeline.scoring import PARTS, compare

Json = dict[str, Any]
GOLD: Json = {
    "report": {"year": 2021, "organisation": "zvhrr", "title": "Jaarverslag “2021”"},
    "sections": [
        {"heading": "Cijfers", "parent": None, "aliases": ["De cijfers"]},
        {"heading": "Aanpak jeugd", "parent": ["Thema’s", "Cijfers"], "aliases": []},
    ],
    "blocks": [
        {"text": "Een tekst.", "section": "Cijfers", "kind": "paragraph"},
        {"text": "Punt", "section": "Aanpak jeugd", "kind": "list_item", "level": 2},
    ],
    "optional_blocks": ["Resultaten"],
    "tables": [
        {
            "key": "costs",
            "label": None,
            "caption": "Kosten 2021",
            "columns": ["Begroting"],
            "rows": [{"label": "Loon", "role": "item", "values": [5]}],
        }
    ],
    "footnotes": [{"mark": "1", "text": "een noot", "anchored_to": "tekst"}],
    "partners": {"municipalities": ["Brielle"], "organisations": ["Halt"]},
}
REPORT: Json = {
    "year": 2021,
    "organisation": {"id": "zvhrr"},
    "title": 'JAARVERSLAG "2021"',
    "sections": [
        {"id": "s1", "heading": "2. De cijfers", "parent": None},
        {"id": "s2", "heading": "AANPAK JEUGD", "parent": "s1"},
    ],
    "blocks": [
        {
            "id": "b1",
            "section": "s1",
            "kind": "paragraph",
            "text": "Een  tekst.",
            "level": None,
        },
        {"id": "b2", "section": "s2", "kind": "list_item", "text": "Punt", "level": 2},
        {"id": "b3", "section": "s2", "kind": "paragraph", "text": "Resultaten", "level": None},
    ],
    "tables": [
        {
            "id": "t1",
            "key": "costs",
            "label": None,
            "caption": "Kosten 2021",
            "columns": [{"label": "Begroting"}],
            "rows": [{"label": "Loon", "role": "item", "cells": [{"value": 5}]}],
        }
    ],
    "footnotes": [{"mark": "1", "text": "een noot", "anchors": [{"id": "b1"}]}],
    "partners": [
        {"kind": "municipality", "name": "Brielle"},
        {"kind": "organisation", "name": "Halt"},
    ],
}


def test_a_report_that_says_the_same_reaches_the_whole_of_every_part() -> None:
    shares = {part: share for part, (share, _) in compare(REPORT, GOLD).items()}
    assert shares == dict.fromkeys(PARTS, 1.0)


def move(report: Json) -> None:
    report["blocks"][0]["section"] = "s2"


def lose(report: Json) -> None:
    del report["blocks"][0]


def double(report: Json) -> None:
    report["blocks"].append(report["blocks"][0])


def invent(report: Json) -> None:
    report["blocks"].append({"id": "b", "section": "s1", "kind": "paragraph", "text": "Onzin"})


def lift(report: Json) -> None:
    report["blocks"][1]["level"] = 1


def change_cell(report: Json) -> None:
    report["tables"][0]["rows"][0]["cells"][0]["value"] = 6


def rename_row(report: Json) -> None:
    report["tables"][0]["rows"][0]["label"] = "Huur"


def call_it_a_total(report: Json) -> None:
    report["tables"][0]["rows"][0]["role"] = "total"


def unhang(report: Json) -> None:
    report["footnotes"][0]["anchors"] = []


def orphan(report: Json) -> None:
    report["sections"][1]["parent"] = None


def misname(report: Json) -> None:
    report["sections"][1]["heading"] = "Aanpak HIT"


def mix_up(report: Json) -> None:
    report["partners"][0]["kind"] = "organisation"


def misdate(report: Json) -> None:
    report["year"] = 2020


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        (move, {"places"}),
        (lose, {"texts", "places", "kinds", "anchors"}),
        (double, {"texts", "places", "kinds"}),
        (invent, {"texts"}),
        (lift, {"kinds"}),
        (change_cell, {"cells"}),
        (rename_row, {"rows", "cells", "roles"}),
        (call_it_a_total, {"roles"}),
        (unhang, {"anchors"}),
        (orphan, {"parents"}),
        (misname, {"headings", "parents", "places"}),
        (mix_up, {"partners"}),
        (misdate, {"identity"}),
    ],
)
def test_a_mistake_costs_the_parts_it_touches_and_no_other(
    change: Callable[[Json], None], parts: set[str]
) -> None:
    report = copy.deepcopy(REPORT)
    if change is lose:
        report["footnotes"][0]["anchors"] = [{"id": "b2"}]
    change(report)
    done = compare(report, GOLD)
    assert {part for part, (share, _) in done.items() if share < 1} == parts
    assert all(bool(misses) == (share < 1) for share, misses in done.values())
