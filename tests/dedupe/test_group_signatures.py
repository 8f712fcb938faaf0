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
from zvhrr_extract.dedupe.similar import hash_all
from zvhrr_extract.dedupe.years import count_years, place_years
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
    owner: str | None = None,
    told: bool = True,
    named: str = "",
    short_name: str | None = None,
) -> Signature:
    kept = spread(shingles)
    year_words = named.split()
    return Signature(
        file=file,
        sha256=sha or f"sha-{file}",
        media_type="text/plain",
        pages=1,
        identity=Identity(
            organisation,
            year,
            edition,
            owner=owner,
            year_told=told,
            edition_told=told,
            short_name=short_name,
        ),
        text_hash=text or f"text-{file}",
        shingles=kept,
        vocabulary=kept if vocabulary is None else spread(vocabulary),
        damage=damage,
        words=len(kept) if words is None else words,
        years=count_years(year_words),
        dated=place_years(year_words),
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
        ("y2018", "y2021", "sibling_year"),
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
    assert pairs_of(grouping) == [("a", "u", "unsure")]


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


def years_named(year: int, *, other: int = 0) -> str:
    """Name a year in twelve places, in so many of them the year after it."""
    places = "abcdefghijkl"
    return " ".join(
        f"{at}a {at}b {year + (places.index(at) < other)} {at}c {at}d" for at in places
    )


def inferred(file: str, **told: object) -> Signature:
    return signature(file, edition="unknown", told=False, **told)  # type: ignore[arg-type]


def test_a_text_without_a_title_joins_the_report_that_names_the_same_years() -> None:
    reports = [
        signature(f"y{year}", year=year, named=years_named(year)) for year in (2020, 2021)
    ]
    lost = inferred("u", year=2021, named=years_named(2021), damage=1)
    assert groups_of(group_signatures([lost, *reports])) == [
        ["y2020:canonical"],
        ["y2021:canonical", "u:version"],
    ]


@pytest.mark.parametrize("year", [2020, 2021, None])
def test_next_years_report_without_its_title_joins_no_other(year: int | None) -> None:
    report = signature("a", year=2020, named=years_named(2020))
    lost = inferred("u", year=year, named=years_named(2021), damage=1)
    grouping = group_signatures([report, lost])
    assert len(grouping.groups) == 2
    expected = "sibling_year" if year == 2021 else "unsure"
    assert pairs_of(grouping) == [("a", "u", expected)]


def test_a_year_that_only_some_places_bear_out_is_unsure_and_told_with_its_signals() -> None:
    report = signature("a", year=2021, named=years_named(2021))
    lost = inferred("u", year=2021, named=years_named(2021, other=4), damage=1)
    (pair,) = group_signatures([report, lost]).pairs
    assert pair.verdict == "unsure"
    assert pair.signals.year_places == 12
    assert pair.signals.year_agreement == 0.6667
    assert pair.signals.year_cosine == 0.8944
    assert pair.signals.years_told == (True, False)


def test_a_title_that_the_years_in_the_text_contradict_is_not_believed() -> None:
    report = signature("a", year=2021, named=years_named(2021))
    copied = signature("b", year=2021, named=years_named(2022), damage=1)
    assert standings_of(group_signatures([report, copied])) == {"a": "main", "b": "apart"}


def test_the_year_and_organisation_of_a_group_are_those_a_version_tells() -> None:
    named = years_named(2021)
    told = signature("a", year=2021, named=named, damage=5)
    lost = signature("u", year=2020, told=False, organisation=None, owner="zvhrr", named=named)
    (group,) = group_signatures([told, lost]).groups
    assert (group.canonical.file, group.identity.year) == ("u", 2021)
    assert (group.identity.organisation, group.identity.edition) == ("zvhrr", "full")


def test_another_organisation_on_the_same_template_is_never_merged_and_told() -> None:
    ours = signature("a", organisation=None, owner="name:twente")
    theirs = signature("b", organisation="zvhrr", damage=1)
    grouping = group_signatures([ours, theirs])
    assert standings_of(grouping) == {"a": "apart", "b": "main"}
    (pair,) = grouping.pairs
    assert pair.verdict == "unsure"
    assert set(pair.signals.organisations) == {"name:twente", "zvhrr"}


def test_versions_of_an_organisation_without_a_profile_are_one_report_that_stands_apart() -> (
    None
):
    grouping = group_signatures(
        [signature(file, organisation=None, owner="name:twente") for file in "ab"]
    )
    assert [str(group.standing) for group in grouping.groups] == ["apart"]


def test_a_short_name_tells_whose_a_text_is_that_names_nobody_else() -> None:
    known = signature("a", organisation=None, owner="name:twente", short_name="zvht")
    lost = replace(
        signature("u", organisation=None, damage=1),
        vocabulary=array("Q", sorted([*known.vocabulary, *hash_all(["zvht"])])),
    )
    assert len(group_signatures([known, lost]).groups) == 1
    assert len(group_signatures([known, signature("u", organisation=None)]).groups) == 2


def test_a_part_goes_to_the_edition_of_which_any_version_is_the_nearest() -> None:
    full = signature("f", range(20_000))
    abridged = signature("s", range(8_000), edition="abridged")
    revised = signature("r", range(3_000, 12_000), edition="abridged", words=12_000)
    part = signature("u", range(7_900), edition="unknown")
    groups = group_signatures([full, abridged, revised, part]).groups
    assert ["f"] in [[one.signature.file for one in group.members] for group in groups]


def test_a_short_name_of_two_organisations_tells_nothing() -> None:
    ours = signature("a", organisation=None, owner="name:twente", short_name="zvh")
    theirs = signature("b", OTHER, organisation=None, owner="name:salland", short_name="zvh")
    lost = naming(signature("u", organisation=None, damage=1), "zvh")
    assert len(group_signatures([ours, theirs, lost]).groups) == 3


def naming(one: Signature, *words: str) -> Signature:
    return replace(one, vocabulary=array("Q", sorted([*one.vocabulary, *hash_all(words)])))


def test_a_name_tells_whose_a_part_of_a_report_is_where_it_is_the_only_one() -> None:
    known = naming(
        signature("a", organisation=None, owner="name:oost-twente"), "oost", "twente"
    )
    other = signature("b", OTHER, organisation=None, owner="name:salland")
    part = naming(signature("u", range(6_000), organisation=None), "oost", "twente")
    assert len(group_signatures([known, other, part]).groups) == 2
    assert len(group_signatures([known, other, naming(part, "salland")]).groups) == 3


def test_a_name_alone_makes_no_part_of_a_report() -> None:
    known = naming(signature("a", organisation=None, owner="name:twente"), "twente")
    unlike = naming(signature("u", OTHER, organisation=None), "twente")
    assert {pair.verdict for pair in group_signatures([known, unlike]).pairs} <= {"unsure"}
    assert len(group_signatures([known, unlike]).groups) == 2


@pytest.mark.parametrize(("edition", "reports"), [("unknown", 3), ("full", 3), ("abridged", 2)])
def test_a_part_of_two_editions_with_one_text_is_the_abridged_one_where_it_says_so(
    edition: Edition, reports: int
) -> None:
    full, abridged = signature("f"), signature("s", edition="abridged")
    part = signature("u", range(6_000), edition=edition)
    part = replace(part, identity=replace(part.identity, edition_told=False))
    groups = group_signatures([full, abridged, part]).groups
    assert len(groups) == reports
    assert ["f"] in [[one.signature.file for one in group.members] for group in groups]


def test_an_edition_of_which_less_than_half_is_there_is_not_taken_for_the_full_one() -> None:
    full = signature("f")
    third = signature("u", range(3_300), edition="unknown", damage=1)
    assert len(group_signatures([full, third]).groups) == 2
    assert (
        len(group_signatures([full, signature("u", range(5_500), edition="unknown")]).groups)
        == 1
    )


def test_two_revisions_with_too_little_in_common_meet_in_a_third() -> None:
    first, second = signature("a", range(10_000)), signature("b", range(5_500, 15_500))
    between = signature("m", range(2_700, 12_700), damage=1)
    assert len(group_signatures([first, second]).groups) == 2
    assert len(group_signatures([first, second, between]).groups) == 1


def test_a_thousand_versions_are_paired_with_the_one_that_is_kept_only() -> None:
    shared = signature("kept", range(500))
    versions = [
        replace(shared, file=f"v{at}", sha256=f"sha-{at}", text_hash=f"text-{at}", damage=1)
        for at in range(1_000)
    ]
    grouping = group_signatures([shared, *versions])
    assert len(grouping.groups) == 1
    assert len(grouping.pairs) == 1_000
    assert {pair.a for pair in grouping.pairs} == {"kept"}
