"""JSON patches that turn one report into another."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.property.effort import EXAMPLES
from tests.support.reports import empty_report
from zvhrr_extract.models.report import Block, Provenance, Report
from zvhrr_extract.pipeline import extract_file
from zvhrr_extract.write.to_patch import _value_steps, json_patch

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
PLACE = Provenance(source="src", page=1, line_start=1, line_end=1)

Patch = list[dict[str, Any]]

SCALARS = st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from(["", "a", "~/", 1.0])
ELEMENTS = st.fixed_dictionaries(
    {"id": st.sampled_from("abcdefgh"), "text": SCALARS, "cells": st.lists(SCALARS, max_size=3)}
)
DOCUMENTS = st.recursive(
    SCALARS | st.lists(ELEMENTS, max_size=8),
    lambda inner: (
        st.lists(inner, max_size=6)
        | st.dictionaries(st.sampled_from(["x", "a/b", "~1", "id"]), inner, max_size=4)
    ),
    max_leaves=12,
)


def apply_patch(document: Any, patch: Patch) -> Any:
    """Apply a patch as RFC 6902 has it, without mercy."""
    holder = {"root": copy.deepcopy(document)}
    for step in patch:
        if step["op"] == "move":
            value = take(*find(holder, step["from"]))
            put(*find(holder, step["path"]), value)
        elif step["op"] == "remove":
            take(*find(holder, step["path"]))
        elif step["op"] == "replace":
            parent, key = find(holder, step["path"])
            assert key in parent if isinstance(parent, dict) else 0 <= key < len(parent)
            parent[key] = copy.deepcopy(step["value"])
        else:
            assert step["op"] == "add"
            put(*find(holder, step["path"]), copy.deepcopy(step["value"]))
    return holder["root"]


def find(holder: Any, pointer: str) -> tuple[Any, Any]:
    parent: Any = holder
    key: Any = "root"
    for part in pointer.split("/")[1:]:
        parent = parent[key]
        name = part.replace("~1", "/").replace("~0", "~")
        key = int(name) if isinstance(parent, list) else name
    return parent, key


def take(parent: Any, key: Any) -> Any:
    return parent.pop(key)


def put(parent: Any, key: Any, value: Any) -> None:
    if isinstance(parent, list):
        assert 0 <= key <= len(parent)
        parent.insert(key, value)
    else:
        parent[key] = value


def exact(value: object) -> str:
    """Print a document so that 1, 1.0 and true are told apart."""
    return json.dumps(value, sort_keys=True)


def document(report: Report) -> dict[str, Any]:
    return report.model_dump(mode="json", by_alias=True)


def report_of(*texts: str) -> Report:
    return empty_report(
        blocks=tuple(
            Block(id=f"b-{text}", section=None, kind="paragraph", text=text, provenance=PLACE)
            for text in texts
        )
    )


@EXAMPLES
@given(DOCUMENTS, DOCUMENTS)
def test_a_patch_turns_any_document_into_any_other(old: Any, new: Any) -> None:
    patch = list(_value_steps("", old, new))
    assert exact(apply_patch(old, patch)) == exact(new)
    assert bool(patch) == (exact(old) != exact(new))


@EXAMPLES
@given(
    st.lists(ELEMENTS, max_size=12, unique_by=lambda element: element["id"]),
    st.randoms(use_true_random=False),
)
def test_elements_shuffled_and_edited_come_out_right(old: list[Any], chance: Any) -> None:
    new = copy.deepcopy(old)
    chance.shuffle(new)
    for element in new[:2]:
        element["text"] = "edited"
    patch = list(_value_steps("", old, new))
    assert exact(apply_patch(old, patch)) == exact(new)


@EXAMPLES
@given(st.lists(st.sampled_from("abcdefgh"), max_size=8), st.permutations("abcdefgh"))
def test_a_patch_turns_a_report_into_another(old_texts: list[str], new_texts: str) -> None:
    old, new = report_of(*old_texts), report_of(*new_texts)
    patched = apply_patch(document(old), json_patch(old, new))
    assert Report.model_validate(patched) == new
    assert exact(patched) == exact(document(new))


@pytest.mark.parametrize(
    ("before", "after", "steps"),
    [
        ("a b c", "a b c", []),
        ("a b c", "a c", ["remove /blocks/1"]),
        ("a b c", "a x b c", ["add /blocks/1"]),
        ("a b c d", "b c d a", ["move /blocks/3"]),
        ("a b c d", "d a b c", ["move /blocks/0"]),
        ("a b c", "a x c", ["replace /blocks/1/id", "replace /blocks/1/text"]),
        ("a b", "b a x", ["move /blocks/0", "add /blocks/2"]),
    ],
)
def test_an_edit_takes_no_more_steps_than_it_needs(
    before: str, after: str, steps: list[str]
) -> None:
    patch = json_patch(report_of(*before.split()), report_of(*after.split()))
    assert [f"{step['op']} {step['path']}" for step in patch] == steps


def test_what_changed_in_most_of_its_parts_is_replaced_whole() -> None:
    old = {"id": "a", "bbox": [1, 2, 3, 4]}
    new = {"id": "a", "bbox": [5, 6, 7, 8]}
    assert list(_value_steps("", old, new)) == [
        {"op": "replace", "path": "/bbox", "value": [5, 6, 7, 8]}
    ]


def test_a_whole_number_that_becomes_a_float_is_a_change() -> None:
    assert list(_value_steps("/x", 1, 1.0)) == [{"op": "replace", "path": "/x", "value": 1.0}]
    assert list(_value_steps("/x", 1, True)) == [{"op": "replace", "path": "/x", "value": True}]  # noqa: FBT003


def test_two_dumps_of_a_report_turn_into_each_other() -> None:
    old, new = (extract_file(path) for path in SAMPLES)
    for start, end in [(old, new), (new, old)]:
        patch = json_patch(start, end)
        assert exact(apply_patch(document(start), patch)) == exact(document(end))
        assert len(exact(patch)) < len(exact(document(end)))
    assert json_patch(old, old) == []
