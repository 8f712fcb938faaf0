"""The HTML page of a diff: what it shows, and where its links lead."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.write.diffed import NEW, OLD, diff_page, make_report, render
from tests.write.parsed import Node, anchors, parse_page, sides, strips
from zvhrr_extract.align import align_reports
from zvhrr_extract.diff import diff_reports
from zvhrr_extract.models.alignment import Alignment, ElementPair
from zvhrr_extract.models.diff import Change
from zvhrr_extract.pipeline import extract_file

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def page() -> Node:
    return parse_page(diff_page(OLD, NEW))


def test_a_page_says_first_which_files_and_how_many_changes(page: Node) -> None:
    header = page.all("header")[0]
    assert re.fullmatch(r"\d+ changes in \d+ sections", header.all("h1")[0].text)
    assert [file.text for file in header.all("dd", class_="file")] == ["old.txt", "new.txt"]
    assert "same year" in header.text


def test_the_counts_of_the_summary_are_those_of_the_diff(page: Node) -> None:
    diff = diff_reports(OLD, NEW, old_file="old.txt", new_file="new.txt")
    shown = [int(re.findall(r"\d+", entry.text)[0]) for entry in counts(page)]
    assert sorted(shown) == sorted(diff.summary.values())
    assert sum(shown) == len(diff.changes) == len(anchors(page))


def counts(page: Node) -> list[Node]:
    return page.all("ul", class_="counts")[0].all("li")


def test_every_change_has_one_anchor_in_the_order_of_the_page(page: Node) -> None:
    numbers = [int(name[1:]) for name in anchors(page)]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))


def test_every_link_leads_to_one_place_on_the_page(page: Node) -> None:
    ids = [node.attributes["id"] for node in page.all() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    links = [link.attributes["href"] for link in page.all("a")]
    assert {link[0] for link in links} == {"#"}
    assert {link[1:] for link in links} <= set(ids)


def test_every_change_leads_to_the_one_before_and_the_next(page: Node) -> None:
    total = len(anchors(page))
    found = {}
    for group in page.all("span", class_="steps"):
        links = {
            link.attributes["aria-label"]: link.attributes["href"] for link in group.all("a")
        }
        number = next(int(name.split()[1]) for name in links if name.startswith("Change"))
        found[number] = links
    assert sorted(found) == list(range(1, total + 1))
    for number, links in found.items():
        assert links.get("Previous change") == (f"#c{number - 1}" if number > 1 else None)
        assert links.get("Next change") == (f"#c{number + 1}" if number < total else None)


def test_an_edit_is_marked_word_by_word_on_both_sides(page: Node) -> None:
    strip = next(strip for strip in strips(page, "both") if "onrustig" in strip.text)
    assert [node.text for node in strip.all("del")] == ["rustig"]
    assert [node.text for node in strip.all("ins")] == ["onrustig"]
    assert sides(strip) == (OLD.blocks[0].text, NEW.blocks[0].text)
    assert "Paragraph edited" in strip.all("p", class_="bar")[0].text


def test_what_is_gone_stands_left_and_what_came_stands_right(page: Node) -> None:
    gone = next(strip for strip in strips(page, "gone") if strip.all("p", class_="bar"))
    assert sides(gone) == (
        "Deze alinea verdwijnt geheel uit het verslag van de organisatie.",
        "",
    )
    assert gone.all("del")
    came = next(strip for strip in strips(page, "come") if "Huisvesting" in strip.text)
    assert sides(came) == ("", "Huisvesting en kantoor")
    assert came.all("ins")


def test_what_came_with_a_section_is_marked_and_not_counted(page: Node) -> None:
    carried = next(strip for strip in strips(page, "come") if "verhuisde" in strip.text)
    assert carried.all("ins")
    assert "Paragraph added with its section" in carried.text
    assert not carried.all("span", class_="steps")
    assert "id" not in carried.attributes


def test_what_moved_tells_where_from_and_where_to(page: Node) -> None:
    here, away = strips(page, "here")[0], strips(page, "away")[0]
    text = "Betere communicatie nodig aan de start van een aanpak"
    assert sides(here) == (text, text)
    assert sides(away) == (text, "")
    assert "from “Aanpak jeugd” · page" in here.text
    assert "to “Slot van het verslag” · page" in away.text
    ends = [
        strip.all("span", class_="where")[0].all("a")[0].attributes for strip in (here, away)
    ]
    assert ends[0]["href"] == f"#{ends[1]['id']}"
    assert ends[1]["href"] == f"#{ends[0]['id']}"


def test_a_renamed_section_is_marked_in_its_heading(page: Node) -> None:
    strip = next(strip for strip in strips(page, "section") if "Section renamed" in strip.text)
    assert sides(strip) == ("Cijfers op gebieden", "Cijfers per gebied")


def test_notes_come_at_the_end_with_their_marks(page: Node) -> None:
    strip = next(strip for strip in strips(page, "footnote") if "Note edited" in strip.text)
    assert sides(strip)[1] == "1 de gemeenten Schiedam en Maassluis"


def test_headings_keep_their_order_and_skip_no_rank(page: Node) -> None:
    ranks = [int(node.tag[1]) for node in page.all() if re.fullmatch("h[1-6]", node.tag)]
    assert ranks[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(ranks))


def test_a_report_that_skips_levels_makes_no_gap_in_the_headings() -> None:
    old = make_report("# Een", "### Drie", "tekst", "###### Zes", "tekst zes", "## Twee")
    tree = parse_page(diff_page(old, make_report("# Een", "### Drie")))
    ranks = [int(node.tag[1]) for node in tree.all() if re.fullmatch("h[1-6]", node.tag)]
    assert all(below <= above + 1 for above, below in pairwise(ranks))
    assert len(ranks) == 3 + 4


def test_unchanged_text_is_folded_and_its_neighbours_are_shown() -> None:
    texts = [f"Alinea nummer {number} gaat over iets geheel anders" for number in "abcdefgh"]
    edited = [*texts[:4], texts[4] + " dan vorig jaar", *texts[5:]]
    tree = parse_page(diff_page(make_report("# Kop", *texts), make_report("# Kop", *edited)))
    folded = [fold.all("summary")[0].text for fold in tree.all("details", class_="fold")]
    assert folded == ["3 unchanged passages", "2 unchanged passages"]
    hidden = " ".join(fold.text for fold in tree.all("details", class_="fold"))
    assert [text for text in texts if text not in hidden] == texts[3:6]


def test_one_unchanged_passage_is_not_folded() -> None:
    texts = [f"Alinea nummer {number} gaat over iets geheel anders" for number in "abcde"]
    edited = [texts[0] + " nu", *texts[1:4], texts[4] + " nu"]
    tree = parse_page(diff_page(make_report(*texts), make_report(*edited)))
    assert not tree.all("details", class_="fold")


def test_equal_reports_say_so_and_mark_nothing() -> None:
    tree = parse_page(diff_page(OLD, OLD))
    assert tree.all("h1")[0].text == "No change in content"
    assert "say the same" in tree.all("header")[0].text
    assert not tree.all("del") + tree.all("ins") + tree.all("span", class_="steps")
    assert all(block.text in tree.all("main")[0].text for block in OLD.blocks)
    assert tree.all("a", class_="skip")[0].attributes["href"] == "#main"


def test_the_two_samples_are_one_report() -> None:
    old, new = (extract_file(path) for path in sorted((ROOT / "samples").glob("*.txt")))
    tree = parse_page(diff_page(old, new))
    assert tree.all("h1")[0].text == "No change in content"
    shown = tree.all("main")[0]
    assert not shown.all("del") + shown.all("ins")
    assert len(tree.all("details", class_="fold")) == 2


def test_empty_reports_make_a_page() -> None:
    assert "No change in content" in diff_page(make_report(), make_report())
    assert "1 change" in diff_page(make_report(), make_report("Een alinea"))


def test_differences_in_form_alone_are_told_and_listed_when_asked_for() -> None:
    old = make_report("# Kop", "De regio – en de stad")
    new = make_report("# Kop", "De regio - en  de stad")
    assert "in form alone" in parse_page(diff_page(old, new)).all("header")[0].text
    tree = parse_page(diff_page(old, new, cosmetics=True))
    assert "De regio – en de stad" in tree.all("details", class_="forms")[0].text


def test_a_title_is_compared_at_the_top() -> None:
    old, new = make_report("# Kop", title="Verslag"), make_report("# Kop", title="Jaarbeeld")
    strip = parse_page(diff_page(old, new)).all("div", class_="strip")[0]
    assert sides(strip) == ("Verslag", "Jaarbeeld")


def test_a_block_that_was_split_stands_beside_all_its_pieces() -> None:
    old = make_report("Een twee drie. Vier vijf zes.")
    new = make_report("Een twee drie.", "Vier vijf zes.")
    pairs = (ElementPair(0, 0), ElementPair(0, 1, part=True))
    tree = parse_page(render(old, new, Alignment((), pairs, (), ())))
    (strip,) = tree.all("div", class_="strip")
    assert sides(strip)[0] == "Een twee drie. Vier vijf zes."
    assert [part.text for part in strip.all("div", class_="new")[0].all("p")] == [
        "Een twee drie.",
        "Vier vijf zes.",
    ]


def test_an_edit_of_a_split_block_stands_where_any_of_its_pieces_does() -> None:
    old, new = make_report("Een twee drie"), make_report("Een twee", "drie vier")
    pairs = (ElementPair(0, 1), ElementPair(0, 0, part=True))
    change = Change(
        kind="block_edited",
        old="Een twee drie",
        new="Een twee drie vier",
        words=(("equal", "Een twee drie", "Een twee drie"), ("insert", "", "vier")),
        provenance_old=old.blocks[0].provenance,
        provenance_new=new.blocks[0].provenance,
    )
    tree = parse_page(render(old, new, Alignment((), pairs, (), ()), change))
    (strip,) = tree.all("div", class_="strip")
    assert sides(strip) == ("Een twee drie", "Een twee drie vier")
    assert anchors(tree) == ["c1"]


def test_a_change_without_a_place_in_the_text_is_listed_all_the_same() -> None:
    change = Change(
        kind="cell_changed", table="Onbekend", row="Noord", old="1", new="2", delta=1
    )
    tree = parse_page(render(OLD, OLD, align_reports(OLD, OLD), change))
    lost = tree.all("ul", class_="lost")[0]
    assert anchors(tree) == ["c1"]
    assert lost.text.endswith("Onbekend, Noord: 1 2 +1")


def test_a_change_of_a_table_without_its_row_is_listed_under_the_table() -> None:
    change = Change(
        kind="row_removed", table="Personen per gebied", row="Nergens", old="Nergens"
    )
    tree = parse_page(render(OLD, OLD, align_reports(OLD, OLD), change))
    strip = strips(tree, "table")[0]
    assert "Nergens" in strip.all("ul", class_="lost")[0].text
    assert anchors(tree) == ["c1"]
