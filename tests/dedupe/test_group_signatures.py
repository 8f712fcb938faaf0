"""Which inputs are one report, which text is kept, and which only came close."""

from __future__ import annotations

import random
from array import array
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zvhrr_extract.dedupe import group_signatures
from zvhrr_extract.models.identity import Identity, Signature
from zvhrr_extract.models.report import Edition
from zvhrr_extract.models.version import Grouping

FULL = range(10_000)
ABRIDGED = range(9_000, 12_000)
OTHER = range(50_000, 60_000)


def spread(numbers: Iterable[int]) -> array[int]:
    """Turn numbers into hashes: as evenly spread as real ones."""
    return array("Q", sorted(number * 0x9E3779B97F4A7C15 % 2**64 for number in numbers))


def signature(  # noqa: PLR0913 -- a whole record in one call
    file: str,
    shingles: Iterable[int] = FULL,
    *,
    year: int | None = 2021,
    edition: Edition = "full",
    organisation: str | None = "zvhrr",
    sha: str | None = None,
    text: str | None = None,
    vocabulary: Iterable[int] | None = None,
    damage: int = 0,
    words: int | None = None,
) -> Signature:
    kept = spread(shingles)
    return Signature(
        file=file,
        sha256=sha or f"sha-{file}",
        media_type="text/plain",
        pages=1,
        identity=Identity(organisation, year, edition),
        text_hash=text or f"text-{file}",
        shingles=kept,
        vocabulary=kept if vocabulary is None else spread(vocabulary),
        damage=damage,
        words=len(kept) if words is None else words,
    )


def groups_of(grouping: Grouping) -> list[list[str]]:
    return sorted(
        [f"{member.signature.file}:{member.role}" for member in group.members]
        for group in grouping.groups
    )


def pairs_of(grouping: Grouping) -> list[tuple[str, str, str]]:
    return [(pair.a, pair.b, pair.verdict) for pair in grouping.pairs]


def standings_of(grouping: Grouping) -> dict[str, str]:
    return {group.canonical.file: str(group.standing) for group in grouping.groups}


def test_same_bytes_are_a_duplicate() -> None:
    grouping = group_signatures([signature("b", sha="x"), signature("a", sha="x")])
    assert groups_of(grouping) == [["a:canonical", "b:duplicate"]]
    assert pairs_of(grouping) == [("a", "b", "duplicate")]
    assert grouping.pairs[0].signals.same_bytes


def test_same_text_is_a_version_also_of_an_untold_year() -> None:
    for year in (2021, None):
        one = signature("a", FULL, text="t", year=year, damage=2)
        other = signature("b", FULL, text="t", year=year)
        grouping = group_signatures([one, other])
        assert groups_of(grouping) == [["b:canonical", "a:version"]]
        assert pairs_of(grouping) == [("b", "a", "version")]


def test_half_of_the_words_in_the_same_order_make_a_version() -> None:
    grouping = group_signatures([signature("a"), signature("b", range(5_000, 15_000))])
    assert len(grouping.groups) == 1
    assert grouping.pairs[0].signals.containment == 0.5


def test_the_same_words_in_another_order_make_a_version() -> None:
    one = signature("a", FULL, vocabulary=range(1000))
    other = signature("b", OTHER, vocabulary=range(100, 1100))
    assert len(group_signatures([one, other]).groups) == 1


def test_a_few_common_words_make_no_version() -> None:
    one = signature("a", FULL, vocabulary=range(1000))
    other = signature("b", range(60_000, 60_050), vocabulary=range(49))
    assert len(group_signatures([one, other]).groups) == 2


def test_another_report_of_the_same_year_and_edition_stays_apart_and_is_told() -> None:
    grouping = group_signatures([signature("a", OTHER, words=500), signature("b", FULL)])
    assert standings_of(grouping) == {"b": "main", "a": "apart"}
    assert pairs_of(grouping) == [("b", "a", "unsure")]


def test_full_and_abridged_editions_stand_beside_each_other() -> None:
    grouping = group_signatures(
        [signature("a", ABRIDGED, edition="abridged"), signature("f"), signature("g", FULL)]
    )
    assert standings_of(grouping) == {"f": "main", "a": "abridged"}
    assert ("f", "a", "other_edition") in pairs_of(grouping)


def test_an_abridged_edition_alone_is_the_main_report() -> None:
    assert standings_of(group_signatures([signature("a", edition="abridged")])) == {"a": "main"}


def test_an_untold_edition_joins_the_edition_with_its_text() -> None:
    full, abridged = signature("f"), signature("a", range(7_000, 10_000), edition="abridged")
    unknown = signature("u", range(7_100, 10_100), edition="unknown", damage=1)
    grouping = group_signatures([full, unknown, abridged])
    assert groups_of(grouping) == [["a:canonical", "u:version"], ["f:canonical"]]


def test_an_untold_edition_without_its_like_is_an_edition_of_its_own() -> None:
    beside_abridged = [
        signature("a", OTHER, edition="abridged"),
        signature("u", edition="unknown"),
    ]
    grouping = group_signatures(beside_abridged)
    assert standings_of(grouping) == {"u": "main", "a": "abridged"}
    grouping = group_signatures([*beside_abridged, signature("f", range(70_000, 90_000))])
    assert standings_of(grouping) == {"f": "main", "a": "abridged", "u": "apart"}


def test_the_edition_of_a_group_is_what_any_version_tells() -> None:
    grouping = group_signatures(
        [signature("a", edition="abridged", damage=3), signature("u", edition="unknown")]
    )
    (group,) = grouping.groups
    assert (group.canonical.file, group.identity.edition) == ("u", "abridged")


@pytest.mark.parametrize(
    ("kept", "other"),
    [
        ({}, {"damage": 1}),
        ({}, {"words": 9_900}),
        ({"sha": "1"}, {"sha": "2"}),
        ({"damage": 2}, {"words": 8_000}),
        ({"words": 9_100}, {"damage": 1}),
    ],
)
def test_the_text_kept_is_complete_then_undamaged_then_longest(
    kept: dict[str, object], other: dict[str, object]
) -> None:
    better, worse = signature("z", **kept), signature("a", **other)  # type: ignore[arg-type]
    assert group_signatures([worse, better]).groups[0].canonical.file == "z"


def test_reports_of_other_years_are_linked_and_never_merged() -> None:
    years = [signature(f"y{year}", year=year) for year in (2018, 2019, 2021)]
    grouping = group_signatures(years)
    assert len(grouping.groups) == 3
    assert pairs_of(grouping) == [
        ("y2018", "y2019", "sibling_year"),
        ("y2019", "y2021", "sibling_year"),
    ]
    assert grouping.pairs[0].signals.years == (2018, 2019)


def test_reports_of_other_years_that_are_nothing_alike_are_not_linked() -> None:
    grouping = group_signatures([signature("a", year=2020), signature("b", OTHER, year=2021)])
    assert grouping.pairs == ()


@pytest.mark.parametrize("lost", [{"year": None}, {"organisation": None}])
def test_what_cannot_be_told_is_merged_with_nothing_and_told(lost: dict[str, None]) -> None:
    grouping = group_signatures([signature("a"), signature("u", damage=1, **lost)])  # type: ignore[arg-type]
    assert standings_of(grouping) == {"a": "main", "u": "apart"}
    assert pairs_of(grouping) == [("u", "a", "unsure")]


def test_two_untold_reports_alike_are_paired_once() -> None:
    grouping = group_signatures([signature("a", year=None), signature("b", year=None)])
    assert len(grouping.groups) == 2
    assert len(grouping.pairs) == 1


def test_nothing_gives_nothing() -> None:
    assert group_signatures([]) == Grouping(groups=(), pairs=())


SIGNATURES = st.lists(
    st.builds(
        lambda at, sha, start, year, edition, damage: signature(
            f"f{at}",
            range(start, start + 100),
            sha=sha and f"same-{start}-{year}-{edition}-{damage}",
            year=year,
            edition=edition,
            damage=damage,
        ),
        st.integers(0, 99),
        st.booleans(),
        st.sampled_from([0, 20, 60, 500]),
        st.sampled_from([2020, 2021, None]),
        st.sampled_from(["full", "abridged", "unknown"]),
        st.integers(0, 2),
    ),
    max_size=9,
    unique_by=lambda one: one.file,
)


@given(SIGNATURES, st.randoms(use_true_random=False))
def test_the_order_of_the_inputs_does_not_matter(
    signatures: list[Signature], shuffler: random.Random
) -> None:
    shuffled = list(signatures)
    shuffler.shuffle(shuffled)
    assert group_signatures(shuffled) == group_signatures(signatures)


@given(SIGNATURES)
def test_every_input_is_in_one_group_and_every_year_has_one_main_report(
    signatures: list[Signature],
) -> None:
    grouping = group_signatures(signatures)
    files = [member.signature.file for group in grouping.groups for member in group.members]
    assert sorted(files) == sorted(one.file for one in signatures)
    for group in grouping.groups:
        assert [member.role for member in group.members].count("canonical") == 1
    mains = [group.identity.year for group in grouping.groups if group.standing == "main"]
    years = {one.identity.year for one in signatures if one.identity.year is not None}
    assert sorted(filter(None, mains)) == sorted(years)


@given(SIGNATURES)
def test_names_of_files_never_choose_the_text_that_is_kept(signatures: list[Signature]) -> None:
    renamed = [signature_renamed(one, f"r{index}") for index, one in enumerate(signatures)]
    kept = sorted(group.canonical.sha256 for group in group_signatures(signatures).groups)
    assert kept == sorted(group.canonical.sha256 for group in group_signatures(renamed).groups)


def signature_renamed(one: Signature, file: str) -> Signature:
    return Signature(**{name: getattr(one, name) for name in one.__slots__} | {"file": file})


def test_a_whole_pdf_is_kept_before_a_dump_that_cuts_its_words() -> None:
    dump = signature("a", words=1000)
    pdf = replace(signature("b", words=800), laid_out=True)
    cut_off = replace(signature("c", words=700), laid_out=True)
    assert [group.canonical.file for group in group_signatures([dump, pdf]).groups] == ["b"]
    assert [group.canonical.file for group in group_signatures([dump, cut_off]).groups] == ["a"]
