"""Reports of several years on one template, in many variants, are told apart."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from hashlib import sha256
from itertools import combinations
from pathlib import Path

import pytest

from tests.dedupe.trap import VARIANTS, Trapped, lay_trap
from tests.support.reading import document, knowledge_base
from zvhrr_extract.build.identify import find_profile, guess_language, identify_document
from zvhrr_extract.dedupe import group_signatures, sign_document
from zvhrr_extract.models.identity import Signature
from zvhrr_extract.models.version import Grouping

_SAMPLE = Path(__file__).parents[2] / "samples" / "zvhrr-verkort-jaarverslag-2021-dump-1.txt"


@cache
def trapped() -> dict[str, tuple[Trapped, Signature]]:
    text = _SAMPLE.read_text(encoding="utf-8")
    texts = lay_trap(text, 2021, years=3, variants=tuple(VARIANTS), seed=7)
    return {one.name: (one, sign(one)) for one in texts}


def sign(one: Trapped) -> Signature:
    base = knowledge_base()
    profiles = base.profiles.values()
    clean = document(one.text)
    profile = find_profile(clean, profiles)
    spoken = guess_language(clean, base.languages.values())
    signed = sign_document(clean, identify_document(clean, profile, spoken, profiles))
    return replace(signed, file=one.name, sha256=sha256(one.text.encode()).hexdigest())


def group(names: list[str]) -> Grouping:
    return group_signatures([trapped()[name][1] for name in names])


def count_pairs(grouping: Grouping) -> tuple[int, int, int]:
    """Count pairs put together rightly, put together wrongly, and missed."""
    home = {
        member.signature.file: index
        for index, one in enumerate(grouping.groups)
        for member in one.members
    }
    right = wrong = missed = 0
    for one, other in combinations(sorted(home), 2):
        same = trapped()[one][0].report == trapped()[other][0].report
        together = home[one] == home[other]
        right += same and together
        wrong += together and not same
        missed += same and not together
    return right, wrong, missed


def test_every_variant_is_put_with_its_year_organisation_and_edition() -> None:
    right, wrong, missed = count_pairs(group(list(trapped())))
    assert wrong == 0
    assert right / (right + missed) >= 0.98


@pytest.mark.parametrize("seed", range(12))
def test_nothing_is_merged_wrongly_where_most_of_the_variants_are_missing(seed: int) -> None:
    names = random.Random(seed).sample(sorted(trapped()), 14)  # noqa: S311 -- no secret
    _, wrong, _ = count_pairs(group(names))
    assert wrong == 0


def test_the_order_of_the_inputs_does_not_matter() -> None:
    names = sorted(trapped())
    assert group(names) == group(names[::-1])


def test_every_two_full_reports_on_one_template_are_told_apart_in_the_manifest() -> None:
    grouping = group(list(trapped()))
    files = [one.canonical.file for one in grouping.groups]
    kept = {file: trapped()[file][0].report for file in files}
    full = [file for file in files if kept[file][2] == "full"]
    told = {frozenset((pair.a, pair.b)): pair.verdict for pair in grouping.pairs}
    assert len(full) == 6
    for one, other in combinations(full, 2):
        same_owner = kept[one][0] == kept[other][0]
        expected = "sibling_year" if same_owner else "unsure"
        assert told[frozenset((one, other))] == expected
