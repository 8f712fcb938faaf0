"""Texts: replace a text or a quoted part of it."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from zvhrr_extract.correct.change import (
    Change,
    NotMatching,
    NotNeeded,
    account,
    mark_corrected,
    plain_place,
    put_at,
)
from zvhrr_extract.correct.find import check_was, pick_one
from zvhrr_extract.correct.quotes import find_fitting, find_spans, fold_text, is_same, shorten
from zvhrr_extract.models.report import Provenance, Report
from zvhrr_extract.models.text_correction import ReplaceText


class _Spot(NamedTuple):
    """Where a text stands in a report: a list, an entry of it, a field."""

    list_: str
    at: int
    field: str
    id: str
    text: str


_TEXT_FIELDS = (
    ("sections", "heading"),
    ("blocks", "text"),
    ("blocks", "attribution"),
    ("tables", "caption"),
    ("footnotes", "text"),
)


def replace_text(report: Report, wanted: ReplaceText) -> Change:
    """Replace a whole text, or a part of it."""
    spot = _find_spot(report, wanted)
    if spot.text == wanted.text:
        raise NotNeeded("the text is so already", spot.id, slots=_slots(spot, wanted))
    new = wanted.text
    if wanted.replace is not None:
        new = _replace_part(spot, wanted.replace, wanted.text)
    check_was("the text", wanted.was, spot.text)
    if not new and spot.field != "attribution":
        message = "nothing would be left of the text: use remove_block to take a block out"
        raise NotMatching(message)
    change = _put_text(report, spot, new, _slots(spot, wanted))
    old = wanted.replace if wanted.replace is not None else spot.text
    told = f"'{shorten(old)}' is now '{shorten(wanted.text)}'"
    return replace(change, told=told if wanted.text else f"'{shorten(old)}' is taken out")


def _find_spot(report: Report, wanted: ReplaceText) -> _Spot:
    spots = [
        _Spot(list_, index, field, entry.id, getattr(entry, field))
        for list_, field in _TEXT_FIELDS
        for index, entry in enumerate(getattr(report, list_))
        if getattr(entry, field)
    ]
    named = wanted.at or wanted.replace or ""
    ids: dict[str, _Spot] = {}
    for spot in spots:
        ids.setdefault(spot.id, spot)
    if named in ids:
        return ids[named]
    texts = [spot.text for spot in spots]
    try:
        return spots[pick_one("text", named, [one.id for one in spots], texts, None)]
    except NotMatching as nothing:
        return spots[_find_otherwise(texts, wanted, nothing)]


def _find_otherwise(texts: list[str], wanted: ReplaceText, nothing: NotMatching) -> int:
    """Find a text by what it was, or by what it is to be: then a source says so already."""
    if not nothing.missing:
        raise nothing
    # One word that a text happens to have does not say that it was corrected.
    said = wanted.text if len(wanted.text.split()) > 1 else None
    for clue in (wanted.was, said):
        fitting = find_fitting(texts, clue) if clue else []
        whole = wanted.replace is None and not any(is_same(texts[at], clue) for at in fitting)
        if len(fitting) == 1 and not whole:
            return fitting[0]
    raise nothing


def _replace_part(spot: _Spot, part: str, new: str) -> str:
    """Replace a part of a text; one that is inside the new text already is left alone."""
    done = find_spans(spot.text, new) if new else []
    inside = fold_text(part).text in fold_text(new).text
    spans = [
        (start, end)
        for start, end in find_spans(spot.text, part)
        if not (inside and any(first <= start and end <= last for first, last in done))
    ]
    if not spans and done:
        raise NotNeeded(f"the text says '{shorten(new)}' already", spot.id)
    if len(spans) == 1:
        (start, end) = spans[0]
        return " ".join(f"{spot.text[:start]}{new}{spot.text[end:]}".split())
    if not spans:
        message = (
            f"'{shorten(part)}' does not stand in the text '{shorten(spot.text)}': "
            "mend `replace`, or take the correction out"
        )
        raise NotMatching(message, missing=True)
    message = f"'{shorten(part)}' stands {len(spans)} times in the text: quote more words of it"
    raise NotMatching(message)


def _slots(spot: _Spot, wanted: ReplaceText) -> tuple[str, ...]:
    part = fold_text(wanted.replace).text if wanted.replace is not None else ""
    return (f"{spot.id} {spot.field} {part}",)


def _put_text(report: Report, spot: _Spot, new: str, slots: tuple[str, ...]) -> Change:
    entries = getattr(report, spot.list_)
    entry = entries[spot.at]
    implied = entry.provenance is None
    place: Provenance = entry.provenance or plain_place(report)
    # A heading that the profile implies is in no source: none of its words is lost.
    report, written = account(report, None if implied else spot.text, new, place)
    update = {spot.field: new or None, "provenance": mark_corrected(place)}
    entries = put_at(entries, spot.at, entry.model_copy(update=update))
    return Change(
        report.model_copy(update={spot.list_: entries}),
        told="",
        refs=(spot.id,),
        slots=slots,
        old=spot.text,
        new=new,
        written=written,
    )
