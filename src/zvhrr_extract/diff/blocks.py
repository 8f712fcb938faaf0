"""Changes of blocks and of the title: added, removed, edited, moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zvhrr_extract.align import block_text, join_texts
from zvhrr_extract.align.order import in_reading_order
from zvhrr_extract.diff.elsewhere import Element, Elsewhere
from zvhrr_extract.diff.forms import is_same_content, kind_of_form
from zvhrr_extract.diff.lone import tell_form, tell_side
from zvhrr_extract.diff.scene import Placed, Scene, Sides, Spot
from zvhrr_extract.diff.sections import is_same_name
from zvhrr_extract.diff.words import compare_words
from zvhrr_extract.models.diff import Change, Cosmetic, CosmeticKind
from zvhrr_extract.models.report import Block

# So many paragraphs in a row may be cut at other places.
_MOST_CUT = 6


@dataclass(frozen=True, slots=True)
class _Group:
    """Blocks that are one text: one of each report, or several of a split or joined one."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False


def compare_title(scene: Scene, elsewhere: Elsewhere) -> Iterator[Placed]:
    """Yield what changed of title and subtitle, as blocks without a section."""
    old, new = scene.old, scene.new
    names = ((old.title, new.title), (old.subtitle, new.subtitle))
    for index, (above, below) in enumerate(names):
        spot, title = Spot(-1, 0, index), Element("title", index)
        if above and below:
            if not is_same_name(above, below, by_year=scene.by_year):
                yield Placed(spot, _edited(None, above, below))
            elif form := kind_of_form(above, below):
                yield Placed(spot, Cosmetic(kind=form, old=above, new=below))
        elif title in elsewhere.old or title in elsewhere.new:
            yield Placed(spot, Cosmetic(kind="layout", old=above, new=below))
        elif above:
            yield Placed(spot, Change(kind="block_removed", old=above))
        elif below:
            yield Placed(spot, Change(kind="block_added", new=below))


def _edited(section: str | None, old: str, new: str) -> Change:
    words = compare_words(old, new)
    return Change(kind="block_edited", section=section, old=old, new=new, words=words)


def compare_blocks(scene: Scene, elsewhere: Elsewhere) -> Iterator[Placed]:
    """Yield what changed of the running content."""
    groups = _groups(scene)
    cut = list(_find_cut_anew(scene, groups))
    together = {group for run in cut for group in run}
    for run in cut:
        yield _tell_cut_anew(scene, run)
    for group in groups:
        if group not in together:
            yield from _compare_group(scene, group, elsewhere)


def _find_cut_anew(scene: Scene, groups: list[_Group]) -> Iterator[list[_Group]]:
    """Find neighbours that hold one text together in both reports, but cut otherwise."""
    ordered = _order(scene, groups)
    at = 0
    while at < len(ordered):
        count = _count_cut_anew(scene, ordered[at : at + _MOST_CUT])
        if count:
            yield ordered[at : at + count]
        at += count or 1


def _order(scene: Scene, groups: list[_Group]) -> list[_Group]:
    """Order groups so that both ways of comparing meet the same neighbours."""
    places = [
        (group.old[0] if group.old else None, group.new[0] if group.new else None)
        for group in groups
    ]
    if scene.turned:
        places = [(new, old) for old, new in places]
    return [groups[at] for at in in_reading_order(places)]


def _groups(scene: Scene) -> list[_Group]:
    """Put split and joined blocks together, in the order of the new report."""
    pairs = scene.alignment.blocks
    olds: dict[int, set[int]] = {}
    news: dict[int, set[int]] = {}
    for pair in pairs:
        if pair.part and pair.old is not None and pair.new is not None:
            olds.setdefault(pair.new, set()).add(pair.old)
            news.setdefault(pair.old, set()).add(pair.new)
    groups = []
    for pair in pairs:
        if pair.part:
            continue
        left = {pair.old} - {None} | olds.get(-1 if pair.new is None else pair.new, set())
        right = {pair.new} - {None} | news.get(-1 if pair.old is None else pair.old, set())
        groups.append(
            _Group(
                tuple(sorted(one for one in left if one is not None)),
                tuple(sorted(one for one in right if one is not None)),
                pair.moved,
            )
        )
    return groups


def _texts(scene: Scene, groups: Sequence[_Group]) -> tuple[str, str]:
    """Give the text of groups in either report."""
    old = sorted(index for group in groups for index in group.old)
    new = sorted(index for group in groups for index in group.new)
    return (
        join_texts(block_text(scene.old.blocks[index]) for index in old),
        join_texts(block_text(scene.new.blocks[index]) for index in new),
    )


def _count_cut_anew(scene: Scene, groups: Sequence[_Group]) -> int:
    """Count the groups from the first on that hold one text together, but cut otherwise."""
    if is_same_content(*_texts(scene, groups[:1])) or groups[0].moved:
        return 0
    for count in range(2, len(groups) + 1):
        if groups[count - 1].moved:
            return 0
        old, new = _texts(scene, groups[:count])
        if is_same_content(old, new):
            return count
    return 0


def _tell_cut_anew(scene: Scene, groups: Sequence[_Group]) -> Placed:
    old, new = _texts(scene, groups)
    spot, heading = _where(scene, groups[0])
    return Placed(spot, Cosmetic(kind="layout", section=heading, old=old, new=new))


def _where(scene: Scene, group: _Group) -> tuple[Spot, str | None]:
    """Tell where a group stands: its spot, and the heading above it."""
    old = scene.old.blocks[group.old[0]].section if group.old else None
    new = scene.new.blocks[group.new[0]].section if group.new else None
    index = group.new[0] if group.new else scene.blocks_behind.get(group.old[0], -1)
    return (
        Spot(scene.find_place(old=old, new=new), 1, index),
        scene.find_heading(old=old, new=new),
    )


def _compare_group(scene: Scene, group: _Group, elsewhere: Elsewhere) -> Iterator[Placed]:
    spot, heading = _where(scene, group)
    if not (group.old and group.new):
        yield from _tell_lone(scene, group, elsewhere)
        return
    above, below = scene.old.blocks[group.old[0]], scene.new.blocks[group.new[0]]
    old, new = _texts(scene, (group,))
    where: Sides = {
        "section": heading,
        "old": old,
        "new": new,
        "provenance_old": above.provenance,
        "provenance_new": below.provenance,
    }
    if group.moved and not _is_carried(scene, above.section, below.section):
        yield Placed(spot, Change(kind="block_moved", **where))
    if not is_same_content(old, new):
        words = compare_words(old, new)
        yield Placed(spot, Change(kind="block_edited", words=words, **where))
        return
    form = kind_of_form(above.text, below.text) if len(group.old + group.new) == 2 else "layout"
    form = form or _kind_of_shape(above, below)
    if form:
        yield Placed(spot, Cosmetic(kind=form, section=heading, old=old, new=new))


def _is_carried(scene: Scene, old: str | None, new: str | None) -> bool:
    """Tell whether a block stands elsewhere because its section came, went or moved."""
    lone = scene.lone_sections
    return old in lone.old or new in lone.new


def _kind_of_shape(old: Block, new: Block) -> CosmeticKind | None:
    """Name what two blocks of one text differ in: what they were read as."""
    if old.level != new.level:
        return "bullet"
    return "layout" if old.kind != new.kind else None


def _tell_lone(scene: Scene, group: _Group, elsewhere: Elsewhere) -> Iterator[Placed]:
    """Tell of blocks that only one report has, but for those a whole section took along."""
    spot, heading = _where(scene, group)
    added = bool(group.new)
    report, known = (scene.new, elsewhere.new) if added else (scene.old, elsewhere.old)
    for index in group.new or group.old:
        block = report.blocks[index]
        text = block_text(block)
        if Element("block", index) in known:
            yield Placed(spot, tell_form(text, heading, added=added))
        elif block.section not in scene.lone_printed[added]:
            side = tell_side("block", text, block.provenance, added=added)
            yield Placed(spot, Change(section=heading, **side))
