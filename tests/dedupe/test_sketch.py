"""Texts that are alike are found among thousands, however common a template is."""

from __future__ import annotations

import random
import subprocess
import sys
from array import array

import pytest

from zvhrr_extract.dedupe.sketch import pair_sketches


def hashes(*seeds: object, count: int = 100) -> list[int]:
    chance = random.Random(" ".join(map(str, seeds)))  # noqa: S311 -- no secret
    return [chance.getrandbits(64) for _ in range(count)]


def text(*parts: list[int]) -> array[int]:
    return array("Q", sorted(set().union(*parts)))


@pytest.mark.parametrize("others", [60, 2_100])
def test_versions_are_found_among_texts_with_one_template(others: int) -> None:
    template = hashes("template")
    texts = [text(template, hashes("own", at)) for at in range(others)]
    version = text(template, hashes("own", 7)[:80], hashes("revised", count=20))
    assert (7, others) in set(pair_sketches([*texts, version]))


def test_a_template_all_share_makes_no_candidates_among_thousands() -> None:
    template = hashes("template")
    texts = [text(template, hashes("own", at)) for at in range(2_100)]
    assert list(pair_sketches(texts)) == []


def test_candidates_grow_with_the_texts_not_with_their_pairs() -> None:
    texts = [text(hashes("house", at // 100), hashes("own", at)) for at in range(3_000)]
    assert len(list(pair_sketches(texts))) < 60 * len(texts)


@pytest.mark.parametrize("count", [3, 2_100])
def test_texts_without_words_are_like_no_other(count: int) -> None:
    assert list(pair_sketches([array("Q")] * count)) == []


def test_a_run_over_a_few_inputs_loads_no_numpy() -> None:
    code = (
        "import sys, zvhrr_extract.dedupe, zvhrr_extract.cli.main;"
        "sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
