"""Two reports are laid beside each other: what is the same, came, went or moved."""

from __future__ import annotations

import time

from tests.support.reports import make_report, make_table
from zvhrr_extract.align import align_reports
from zvhrr_extract.models.alignment import Alignment, ElementPair
from zvhrr_extract.models.report import Report

LONG = "In dit jaar is er met alle partners veel gedaan aan de {} in de regio."


def pairs(old: Report, new: Report, part: str = "blocks") -> list[ElementPair]:
    return list(getattr(align_reports(old, new), part))


def test_equal_blocks_are_paired_also_where_one_moved() -> None:
    texts = [LONG.format(word) for word in ("zorg", "veiligheid", "jeugd", "wijk")]
    old = make_report(("Een", texts))
    new = make_report(("Een", [texts[3], *texts[:3]]))
    assert pairs(old, new) == [
        ElementPair(3, 0, moved=True),
        ElementPair(0, 1),
        ElementPair(1, 2),
        ElementPair(2, 3),
    ]


def test_what_came_and_went_stands_in_reading_order() -> None:
    old = make_report(("Een", ["Weg hiermee", "De fiets staat buiten", "Slot"]))
    new = make_report(("Een", ["De fiets staat buiten", "Nieuwe tekst over bomen", "Slot"]))
    assert pairs(old, new) == [
        ElementPair(0, None),
        ElementPair(1, 0),
        ElementPair(None, 1),
        ElementPair(2, 2),
    ]


def test_of_duplicates_that_with_the_same_neighbours_is_the_same() -> None:
    old = make_report(("Een", ["Aandacht voor:", "fietsen", "Aandacht voor:", "bomen"]))
    new = make_report(("Een", ["Aandacht voor:", "bomen"]))
    assert ElementPair(2, 0) in pairs(old, new)


def test_a_repeated_text_is_looked_for_in_its_own_section() -> None:
    parts = [(f"Thema {name}", ["Resultaten:", f"Iets over {name}"]) for name in "ABCD"]
    old, new = make_report(*parts), make_report(*parts[1:], ("Thema E", ["Resultaten:"]))
    same = {(pair.old, pair.new) for pair in pairs(old, new)}
    assert {(2, 0), (4, 2), (6, 4)} <= same


def test_a_split_paragraph_stands_in_two_pairs() -> None:
    first, second = LONG.format("zorg"), "Ook werden er twaalf nieuwe convenanten getekend."
    old = make_report(("Een", [f"{first} {second}"]))
    new = make_report(("Een", [first, second]))
    assert pairs(old, new) == [ElementPair(0, 0), ElementPair(0, 1, part=True)]
    assert pairs(new, old) == [ElementPair(0, 0), ElementPair(1, 0, part=True)]


def test_a_section_moves_with_its_subsections_as_one() -> None:
    group = [
        ("Thema's", ["Over thema's"]),
        ("- Jeugd", ["Over jeugd"]),
        ("- Wijk", ["Over wijk"]),
    ]
    others = [(name, [f"Hier gaat het om {name}"]) for name in ("Een", "Twee", "Drie")]
    old, new = make_report(*group, *others), make_report(*others, *group)
    alignment = align_reports(old, new)
    assert [pair for pair in alignment.sections if pair.moved] == [
        ElementPair(0, 3, moved=True)
    ]
    assert not any(pair.moved for pair in alignment.blocks)


def test_a_renamed_section_is_known_by_what_it_holds() -> None:
    texts = [LONG.format(word) for word in ("zorg", "veiligheid")]
    old = make_report(("Inleiding", texts), ("Slot", ["Tot ziens"]))
    new = make_report(("Woord van het bestuur", texts), ("Slot", ["Tot ziens"]))
    assert pairs(old, new, "sections") == [ElementPair(0, 0), ElementPair(1, 1)]


def test_tables_of_one_caption_are_told_apart_by_what_they_hold() -> None:
    tables = [
        make_table([["", "2020"], ["Noord", "10"], ["Zuid", "12"]], caption="Personen"),
        make_table([["", "2020"], ["Jeugd", "31"], ["Zorg", "44"]], caption="Personen"),
    ]
    old, new = make_report(("Een", tables)), make_report(("Een", tables[::-1]))
    assert {(pair.old, pair.new) for pair in align_reports(old, new).tables} == {(0, 1), (1, 0)}


def test_columns_of_two_years_are_paired_by_year() -> None:
    old = make_table([["", "2019", "2020"], ["Noord", "10", "12"], ["Zuid", "3", "4"]])
    new = make_table([["", "2020", "2021"], ["Noord", "12", "10"], ["Zuid", "4", "3"]])
    (table,) = align_reports(
        make_report(("Een", [old]), year=2020), make_report(("Een", [new]), year=2021)
    ).tables
    assert table.columns == (ElementPair(0, None), ElementPair(1, 0), ElementPair(None, 1))


def test_a_renamed_row_is_known_by_its_figures() -> None:
    old = make_table([["", "2020", "2021"], ["Noord", "10", "12"], ["Overig", "301", "44"]])
    new = make_table([["", "2020", "2021"], ["Noord", "10", "12"], ["Rest", "301", "44"]])
    (table,) = align_reports(make_report(("Een", [old])), make_report(("Een", [new]))).tables
    assert table.rows == (ElementPair(0, 0), ElementPair(1, 1))


def test_an_empty_report_is_the_same_as_no_part_of_another() -> None:
    full = make_report(("Een", ["Tekst", make_table([["", "2020"], ["Noord", "1"]])]))
    alignment = align_reports(make_report(), full)
    assert alignment.blocks == (ElementPair(None, 0),)
    assert align_reports(make_report(), make_report()) == Alignment((), (), (), ())


def test_thousands_of_blocks_take_no_more_than_a_moment() -> None:
    texts = [f"Punt {at}: {LONG.format(f'woord{at % 97}')}" for at in range(4000)]
    old = make_report(("Een", texts))
    new = make_report(("Een", [text.replace("veel", "weinig") for text in texts]))
    before = time.process_time()
    align_reports(old, old)
    align_reports(old, new)
    assert time.process_time() - before < 10
