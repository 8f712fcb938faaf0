"""Changes of footnotes: added, removed, edited."""

from __future__ import annotations

from collections.abc import Iterator

from zvhrr_extract.diff.elsewhere import Element, Elsewhere
from zvhrr_extract.diff.forms import is_same_content, kind_of_form
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
            note = scene.new.footnotes[pair.new]
            if Element("footnote", pair.new) in elsewhere.new:
                yield Placed(spot, Cosmetic(kind="layout", new=note.text))
            else:
                change = Change(
                    kind="footnote_added", new=note.text, provenance_new=note.provenance
                )
                yield Placed(spot, change)
        elif pair.old is not None:
            note = scene.old.footnotes[pair.old]
            if Element("footnote", pair.old) in elsewhere.old:
                yield Placed(spot, Cosmetic(kind="layout", old=note.text))
            else:
                change = Change(
                    kind="footnote_removed", old=note.text, provenance_old=note.provenance
                )
                yield Placed(spot, change)


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
