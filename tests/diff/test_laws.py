"""Laws of a diff: nothing against itself, the mirror, words that rebuild texts."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.reports import make_report, make_table
from zvhrr_extract.diff import diff_reports
from zvhrr_extract.diff.words import compare_words
from zvhrr_extract.models.diff import Change, Diff, WordOp
from zvhrr_extract.models.report import Report, Table

WORDS = ["zorg", "jeugd", "in", "de", "wijk", "12%", "2021", "Zuid-West", "–", "“pilot”", "•"]
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
labels = st.sampled_from(["Noord", "Zuid", "Oost", "Rijnmond Noord", ""])
figures = st.sampled_from(["10", "12", "1.000", "12%", "n.v.t.", "", "(3)"])


@st.composite
def tables(draw: st.DrawFn) -> Table:
    years = draw(st.lists(st.sampled_from(["2019", "2020", "2021"]), min_size=1, max_size=3))
    rows = draw(
        st.lists(st.tuples(labels, *[figures] * len(years)).map(list), min_size=1, max_size=4)
    )
    caption = draw(st.sampled_from([None, "Personen", "Kosten 2021"]))
    return make_table([["", *years], *rows], caption=caption, typed=draw(st.booleans()))


contents = st.lists(st.one_of(texts, texts, texts.map("• {}".format), tables()), max_size=5)
headings = st.sampled_from(["Inleiding", "Jeugd", "- Wijk", "- Zorg", "Slot 2021"])
reports = st.builds(
    lambda parts, year, title, notes: make_report(*parts, year=year, title=title, notes=notes),
    st.lists(st.tuples(headings, contents), max_size=5),
    st.sampled_from([2020, 2021]),
    st.one_of(st.none(), texts),
    st.lists(texts, max_size=2),
)

_TURNED = {"added": "removed", "removed": "added"}


def diff(old: Report, new: Report) -> Diff:
    return diff_reports(old, new, old_file="a", new_file="b", cosmetics=True)


def seen(change: Change) -> tuple[object, ...]:
    """Give what both ways must tell alike."""
    sides = (change.old, change.new, change.provenance_old, change.provenance_new)
    return (change.kind, *sides, change.words, change.delta, change.content)


def turned(change: Change) -> tuple[object, ...]:
    """See a change from the other side."""
    stem, _, end = change.kind.rpartition("_")
    ops: dict[WordOp, WordOp] = {"insert": "delete", "delete": "insert"}
    words = change.words and tuple((ops.get(op, op), new, old) for op, old, new in change.words)
    sides = (change.new, change.old, change.provenance_new, change.provenance_old)
    delta = None if change.delta is None else -change.delta
    return (f"{stem}_{_TURNED.get(end, end)}", *sides, words, delta, change.content)


@given(reports)
def test_a_report_has_no_differences_with_itself(report: Report) -> None:
    found = diff(report, report)
    assert (found.changes, found.cosmetic, found.summary) == ((), 0, {})


@settings(max_examples=60)
@given(reports, reports)
def test_the_other_way_round_is_the_mirror(old: Report, new: Report) -> None:
    there, back = diff(old, new), diff(new, old)
    assert sorted(map(repr, map(seen, there.changes))) == sorted(
        map(repr, map(turned, back.changes))
    )
    assert there.cosmetic == back.cosmetic
    assert there.summary == {
        kind: sum(change.kind == kind for change in there.changes) for kind in there.summary
    }


@given(
    st.lists(st.sampled_from([*WORDS, "zorg-", "zuid"])),
    st.lists(st.sampled_from([*WORDS, "Zuid-", "West"])),
)
def test_words_rebuild_both_texts(left: list[str], right: list[str]) -> None:
    old, new = " ".join(left), " ".join(right)
    ops = compare_words(old, new)
    assert " ".join(op[1] for op in ops if op[1]) == old
    assert " ".join(op[2] for op in ops if op[2]) == new
    assert all((op[0] == "insert") == (not op[1]) for op in ops)
    assert all((op[0] == "delete") == (not op[2]) for op in ops)
    assert all(one[0] != other[0] for one, other in pairwise(ops))


@given(st.text(), st.text())
def test_any_text_is_rebuilt(old: str, new: str) -> None:
    ops = compare_words(old, new)
    assert " ".join(op[1] for op in ops if op[1]) == " ".join(old.split())
    assert " ".join(op[2] for op in ops if op[2]) == " ".join(new.split())
