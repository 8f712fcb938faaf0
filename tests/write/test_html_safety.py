"""The page of a diff, whatever it shows: well formed, harmless, complete, legible."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from importlib.resources import files
from itertools import zip_longest
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.property.effort import EXAMPLES
from tests.write.diffed import (
    EVIL,
    FIGURES,
    NEW,
    OLD,
    diff_page,
    evil_report,
    make_report,
    render,
)
from tests.write.parsed import anchors, parse_page
from zvhrr_extract.align import align_reports
from zvhrr_extract.diff import diff_reports
from zvhrr_extract.models.alignment import Alignment, ElementPair, TablePair
from zvhrr_extract.models.diff import Change
from zvhrr_extract.write.html.sides import text_of
from zvhrr_extract.write.to_html import render_diff_html

CSS = "".join(
    (files("zvhrr_extract") / "data" / name).read_text(encoding="utf-8")
    for name in ("page.css", "diff.css", "audit.css")
)


def test_hostile_text_stays_text() -> None:
    old, new = evil_report("vorig"), evil_report("nieuw")
    alignment = align_reports(old, new)
    diff = diff_reports(old, new, old_file=EVIL, new_file=EVIL, alignment=alignment)
    printed = render_diff_html(old, new, diff, alignment)
    tree = parse_page(printed)
    assert len(diff.changes) >= 5
    assert not tree.all("script") + tree.all("img")
    assert not [name for node in tree.all() for name in node.attributes if name[:2] == "on"]
    assert "\u202e" not in printed
    assert "[U+202E]" in tree.text
    assert {node.attributes["lang"] for node in tree.all("div", class_="side")} == {""}
    ids = [node.attributes["id"] for node in tree.all() if "id" in node.attributes]
    assert all(re.fullmatch(r"[a-z]+[a-z0-9-]*", name) for name in ids)


SIGNS = st.characters(codec=None, exclude_categories=())


@EXAMPLES
@given(st.text(SIGNS, min_size=1, max_size=12), st.text(SIGNS, min_size=1, max_size=12))
def test_any_signs_make_a_well_formed_page_in_utf_8(before: str, after: str) -> None:
    old, new = (make_report(f"x{text}", notes={"1": text}) for text in (before, after))
    pairs = (ElementPair(0, 0),)
    change = Change(kind="block_edited", old=before, new=after)
    printed = render(old, new, Alignment((), pairs, (), pairs), change)
    printed.encode()
    parse_page(printed)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", printed)


TEXTS = st.lists(
    st.sampled_from(
        [
            "# Inleiding op het verslag",
            "# Cijfers op gebieden",
            "## Aanpak jeugd en school",
            "Het jaar begon rustig in de regio",
            "De daling zet door bij alle thema's",
            "* Meer overleg met de partners",
            "* Minder zaken op de wachtlijst",
            "[Personen]",
        ]
    ),
    unique=True,
)


@EXAMPLES
@given(TEXTS, TEXTS, st.randoms(use_true_random=False))
def test_however_two_reports_are_aligned_all_their_text_and_changes_are_shown(
    before: list[str], after: list[str], chance: Random
) -> None:
    old = make_report(*before, tables={"Personen": FIGURES})
    new = make_report(*after, tables={"Personen": [FIGURES[0], *FIGURES[2:]]})
    sections = pair_by_chance(len(old.sections), len(new.sections), chance)
    blocks = pair_by_chance(len(old.blocks), len(new.blocks), chance)
    tables = tuple(
        TablePair(pair.old, pair.new)
        for pair in pair_by_chance(len(old.tables), len(new.tables), chance)
    )
    changes = [
        *tell(sections, "section", old.sections, new.sections),
        *tell(blocks, "block", old.blocks, new.blocks),
    ]
    chance.shuffle(changes)
    alignment = Alignment(sections, blocks, tables, ())
    tree = parse_page(render(old, new, alignment, *changes))
    assert len(anchors(tree)) == len(changes)
    assert not tree.all("ul", class_="lost")
    for report, side in ((old, "old"), (new, "new")):
        shown = [node.text for node in tree.all("div", class_=side)]
        texts = [text_of(one) for one in report.blocks]
        texts += [text_of(one) for one in report.sections]
        assert [text for text in texts if not any(text in node for node in shown)] == []
    assert len(tree.all("table")) == len(tables)


def pair_by_chance(old: int, new: int, chance: Random) -> tuple[ElementPair, ...]:
    """Pair two lists in any way."""
    left: list[int | None] = [*chance.sample(range(old), old), *[None] * new]
    right: list[int | None] = [*chance.sample(range(new), new), *[None] * old]
    shift = chance.randint(0, old)
    right = [*[None] * shift, *right]
    pairs = zip_longest(left, right)
    return tuple(
        ElementPair(one, other, moved=None not in (one, other) and chance.random() < 0.3)
        for one, other in pairs
        if (one, other) != (None, None)
    )


def tell(
    pairs: Sequence[ElementPair], what: str, old: Sequence[Any], new: Sequence[Any]
) -> list[Change]:
    """Tell of every pair that it came, went, moved or changed."""
    changes = []
    for pair in pairs:
        above = None if pair.old is None else old[pair.old]
        below = None if pair.new is None else new[pair.new]
        verb = "removed" if below is None else "added" if above is None else "moved"
        if verb == "moved" and not pair.moved:
            verb = "renamed" if what == "section" else "edited"
        told = {
            "kind": f"{what}_{verb}",
            "old": text_of(above) if above else None,
            "new": text_of(below) if below else None,
            "provenance_old": above and above.provenance,
            "provenance_new": below and below.provenance,
        }
        changes.append(Change.model_validate(told))
    return changes


def test_the_page_may_load_and_run_nothing() -> None:
    printed = diff_page(OLD, NEW)
    tree = parse_page(printed)
    policy = next(
        meta.attributes["content"]
        for meta in tree.all("meta")
        if meta.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    style = re.search("<style>(.*)</style>", printed, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    outside = {"src", "srcset", "action", "data", "style", "background", "poster"}
    assert not [node for node in tree.all() if outside & set(node.attributes)]
    assert "url(" not in CSS
    assert "@import" not in CSS


def test_the_page_is_the_same_every_time() -> None:
    assert diff_page(OLD, NEW) == diff_page(OLD, NEW)


LIGHT, DARK = (
    dict(re.findall(r"--(\w[\w-]*): (#[0-9a-f]{6});", part))
    for part in CSS.split("prefers-color-scheme: dark", 1)
)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "papers"),
    [
        ("ink", ["paper", "raised", "come-paper", "edit-paper"]),
        ("soft", ["paper", "raised"]),
        ("link", ["paper", "raised"]),
        ("gone", ["paper", "raised", "gone-paper", "edit-paper"]),
        ("come", ["paper", "raised", "come-paper", "edit-paper"]),
        ("edit", ["paper", "raised", "edit-paper"]),
        ("move", ["paper", "raised"]),
    ],
)
def test_colours_have_the_contrast_that_wcag_aa_asks_for(
    colours: dict[str, str], ink: str, papers: list[str]
) -> None:
    for paper in papers:
        bright, dim = sorted((luminance(colours[ink]), luminance(colours[paper])), reverse=True)
        assert (bright + 0.05) / (dim + 0.05) >= 4.5, paper
