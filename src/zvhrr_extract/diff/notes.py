"""Changes of footnotes: added, removed, edited."""

from __future__ import annotations

from collections.abc import Iterator

from zvhrr_extract.diff.elsewhere import Element, Elsewhere
from zvhrr_extract.diff.forms import is_same_content, kind_of_form
from zvhrr_extract.diff.lone import tell_form, tell_side
from zvhrr_extract.diff.scene import Placed, Scene, Spot
from zvhrr_extract.diff.words import compare_words
from zvhrr_extract.models.diff import Change, Cosmetic


def compare_notes(scene: Scene, elsewhere: Elsewhere) -> Iterator[Placed]:
    """Yield what changed of the footnotes; another mark alone is form."""
    end = len(scene.new.sections)
    for at, pair in enumerate(scene.alignment.footnotes):
        spot = Spot(end, 0, at)
        if pair.old is not None and pair.new is not None:
            yield from _compare_pair(scene, pair.old, pair.new, spot)
        elif pair.new is not None:
            yield Placed(spot, _tell_lone(scene, pair.new, elsewhere, added=True))
        elif pair.old is not None:
            yield Placed(spot, _tell_lone(scene, pair.old, elsewhere, added=False))


def _tell_lone(
    scene: Scene, index: int, elsewhere: Elsewhere, *, added: bool
) -> Change | Cosmetic:
    note = (scene.new if added else scene.old).footnotes[index]
    if Element("footnote", index) in (elsewhere.new if added else elsewhere.old):
        return tell_form(note.text, added=added)
    return Change(**tell_side("footnote", note.text, note.provenance, added=added))


def _compare_pair(scene: Scene, one: int, other: int, spot: Spot) -> Iterator[Placed]:
    old, new = scene.old.footnotes[one], scene.new.footnotes[other]
    if not is_same_content(old.text, new.text):
        change = Change(
            kind="footnote_edited",
            old=old.text,
            new=new.text,
            words=compare_words(old.text, new.text),
            provenance_old=old.provenance,
            provenance_new=new.provenance,
        )
        yield Placed(spot, change)
        return
    form = kind_of_form(old.text, new.text)
    if form is None and old.mark != new.mark:
        form = "layout"
    if form:
        yield Placed(spot, Cosmetic(kind=form, old=old.text, new=new.text))
