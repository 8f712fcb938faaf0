"""Changes of sections: added, removed, renamed, moved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from zvhrr_extract.align import block_text, join_texts
from zvhrr_extract.diff.elsewhere import Element, Elsewhere
from zvhrr_extract.diff.forms import is_same_content, kind_of_form
from zvhrr_extract.diff.lone import list_unpaired, tell_form, tell_side
from zvhrr_extract.diff.scene import Index, Placed, Scene, Sides, Spot
from zvhrr_extract.diff.words import compare_words
from zvhrr_extract.models.diff import Change, Cosmetic, CosmeticKind
from zvhrr_extract.models.report import Provenance, Report, Section
from zvhrr_extract.values.years import strip_years


def compare_sections(scene: Scene, elsewhere: Elsewhere) -> Iterator[Placed]:
    """Yield what changed of the sections themselves."""
    for pair in scene.alignment.sections:
        if pair.old is not None and pair.new is not None:
            yield from _compare_pair(scene, pair.old, pair.new, moved=pair.moved)
        elif pair.new is not None:
            yield from _tell_lone(scene, pair.new, elsewhere, added=True)
        elif pair.old is not None:
            yield from _tell_lone(scene, pair.old, elsewhere, added=False)
    for one, other in elsewhere.reworded:
        yield _tell_reworded(scene, one, other)
    yield from _tell_carried(scene, elsewhere)


def _tell_carried(scene: Scene, elsewhere: Elsewhere) -> Iterator[Placed]:
    """Tell of a section that moved, where its heading is no heading in one of the reports."""
    told: set[str] = set()
    olds = elsewhere.old - {one for one, _ in elsewhere.reworded}
    news = elsewhere.new - {other for _, other in elsewhere.reworded}
    for pair in scene.alignment.blocks:
        if not pair.moved or pair.old is None or pair.new is None:
            continue
        old, new = scene.old.blocks[pair.old], scene.new.blocks[pair.new]
        heading = _known_elsewhere(scene.old, scene.old_index, old.section, olds)
        heading = heading or _known_elsewhere(scene.new, scene.new_index, new.section, news)
        if heading is not None and heading not in told:
            told.add(heading)
            change = Change(
                kind="section_moved",
                section=heading,
                old=heading,
                new=heading,
                provenance_old=old.provenance,
                provenance_new=new.provenance,
            )
            yield Placed(Spot(scene.find_place(new=new.section), 0, pair.new), change)


def _known_elsewhere(
    report: Report, index: Index, section: str | None, elsewhere: frozenset[Element]
) -> str | None:
    """Give the heading of a section that the other report has in another part."""
    at = index.get(section or "", -1)
    if Element("section", at) not in elsewhere:
        return None
    return report.sections[at].heading


def _tell_reworded(scene: Scene, one: Element, other: Element) -> Placed:
    """Tell of a heading that was edited, and is read as running text in one report."""
    old, new = _read(scene.old, one), _read(scene.new, other)
    change = Change(
        kind="section_renamed",
        section=new.text,
        old=old.text,
        new=new.text,
        words=compare_words(old.text, new.text),
        provenance_old=old.provenance,
        provenance_new=new.provenance,
    )
    return Placed(Spot(scene.find_place(new=new.section), 0, other.at), change)


class _Told(NamedTuple):
    """What a report says at an element, and where."""

    text: str
    provenance: Provenance | None = None
    section: str | None = None


def _read(report: Report, element: Element) -> _Told:
    if element.part == "section":
        section = report.sections[element.at]
        return _Told(section.heading, section.provenance, section.id)
    if element.part == "title":
        return _Told((report.subtitle if element.at else report.title) or "")
    block = report.blocks[element.at]
    return _Told(block_text(block), block.provenance, block.section)


def _compare_pair(scene: Scene, one: int, other: int, *, moved: bool) -> Iterator[Placed]:
    old, new = scene.old.sections[one], scene.new.sections[other]
    spot = Spot(other, 0, 0)
    where: Sides = {
        "section": new.heading,
        "old": old.heading,
        "new": new.heading,
        "provenance_old": old.provenance,
        "provenance_new": new.provenance,
    }
    if moved:
        yield Placed(spot, Change(kind="section_moved", **where))
    if not is_same_name(old.heading, new.heading, by_year=scene.by_year):
        words = compare_words(old.heading, new.heading)
        yield Placed(spot, Change(kind="section_renamed", words=words, **where))
    elif form := kind_of_form(old.heading, new.heading):
        yield Placed(spot, _cosmetic(form, old, new))
    if (old.number, old.level) != (new.number, new.level):
        yield Placed(spot, _cosmetic("layout", old, new))


def is_same_name(old: str, new: str, *, by_year: bool) -> bool:
    """Tell whether two names are one: capitals are print, and next year's year expected."""
    names = old.casefold(), new.casefold()
    if is_same_content(*names):
        return True
    return by_year and is_same_content(*map(strip_years, names))


def _cosmetic(kind: CosmeticKind, old: Section, new: Section) -> Cosmetic:
    return Cosmetic(kind=kind, section=new.heading, old=old.heading, new=new.heading)


def _tell_lone(
    scene: Scene, index: int, elsewhere: Elsewhere, *, added: bool
) -> Iterator[Placed]:
    """Tell of a section that only one report has, but for those another one took along."""
    section = (scene.new if added else scene.old).sections[index]
    spot = Spot(index, 0, 0) if added else Spot(scene.find_place(old=section.id), 3, index)
    known = elsewhere.new if added else elsewhere.old
    if section.provenance is None or Element("section", index) in known:
        yield Placed(spot, tell_form(section.heading, section.heading, added=added))
    elif section.parent not in scene.lone_printed[added]:
        side = tell_side("section", section.heading, section.provenance, added=added)
        content = _content(scene, section, old=not added)
        yield Placed(spot, Change(section=section.heading, content=content, **side))


def _content(scene: Scene, section: Section, *, old: bool) -> tuple[str, ...]:
    """List the texts that came or went with a section and the subsections it took along."""
    report = scene.old if old else scene.new
    inside = _family(report, section, scene.lone_printed[not old])
    blocks = set(list_unpaired(scene.alignment.blocks, old=old))
    tables = set(list_unpaired(scene.alignment.tables, old=old))
    texts = []
    for one in inside:
        texts += [one.heading] if one is not section else []
        texts += [
            block_text(block)
            for index, block in enumerate(report.blocks)
            if block.section == one.id and index in blocks
        ]
        texts += [
            join_texts(row)
            for index, table in enumerate(report.tables)
            if table.section == one.id and index in tables
            for row in table.grid
        ]
    return tuple(texts)


def _family(report: Report, section: Section, lone: frozenset[str]) -> list[Section]:
    """List a section and those below it that only this report has."""
    known = {section.id}
    family = [section]
    for one in report.sections:
        if one.parent in known and one.id in lone:
            known.add(one.id)
            family.append(one)
    return family
