"""Joining: figures that no word of change stands by, and the changes they go with."""

from __future__ import annotations

from collections.abc import Sequence

from zvhrr_extract.claims.gathering import NEAR_WORDS, Gathered, slot_of
from zvhrr_extract.claims.lexicon import Lexicon
from zvhrr_extract.claims.quantities import Quantity, words_between
from zvhrr_extract.models.statement import Direction

# So many words may stand between a figure and one in brackets: `51 personen (17%)`.
_IN_BRACKETS_WORDS = 4
_SIGNS = "+-−–"


def way_by_sign(
    text: str, quantity: Quantity, way: Direction | None, lexicon: Lexicon
) -> Direction | None:
    """Tell which way a figure goes by its sign: `(+12%)`, `een groei van -3%`.

    Without a word for more or less it must be a percentage in brackets, or held against a
    year: a rate of return has a sign too.
    """
    if not quantity.sign or quantity.kind == "part":
        return way
    told = text[: quantity.start].endswith("(") or lexicon.base.match(text, quantity.end + 1)
    if way is None and (quantity.kind == "number" or not told):
        return None
    return "decrease" if quantity.sign == "-" else way or "increase"


def way_in_brackets(
    text: str, quantity: Quantity, changes: Sequence[Gathered], lexicon: Lexicon
) -> Direction | None:
    """Tell which way a figure goes that tells another one again: `51 (17%)`, `12% or $3.2m`."""
    before = [one for one in changes if one.end <= quantity.start]
    if not before:
        return None
    last = max(before, key=lambda one: one.end)
    gap = text[last.end : quantity.start]
    near = words_between(text, last.end, quantity.start) <= _IN_BRACKETS_WORDS
    again = gap.rstrip().endswith("(") or lexicon.again.fullmatch(gap)
    return last.direction if again and near else None


def join_figure(
    text: str, quantity: Quantity, changes: list[Gathered], lexicon: Lexicon
) -> bool:
    """Put a figure that no word of change stands by into the change it goes with."""
    way, name = way_in_brackets(text, quantity, changes, lexicon), slot_of(quantity)
    before = [one for one in changes if one.end <= quantity.start]
    home = max(before, key=lambda one: one.end, default=None) if way else None
    if home is None:  # `31% (46 casussen) meer`
        gaps = [(one, text[quantity.end : one.start].rstrip()) for one in changes]
        opened = (
            one
            for one, gap in gaps
            if gap.endswith("(") and words_between(gap, 0, len(gap)) <= _IN_BRACKETS_WORDS
        )
        home = next((one for one in opened if text[one.start] not in _SIGNS), None)
    if home is not None and name not in home.figures:
        home.add(name, quantity.stated, quantity.start, quantity.end)
        return True
    way = _way_again(text, quantity, before, lexicon)
    if way is None:
        return False
    again = Gathered(quantity.start, quantity.end, way)
    again.add(name, quantity.stated, quantity.start, quantity.end)
    changes.append(again)
    return True


def _way_again(
    text: str, quantity: Quantity, before: Sequence[Gathered], lexicon: Lexicon
) -> Direction | None:
    """Tell which way a figure goes that shares a verb: `stegen met 5% en de baten met 8%`."""
    last = max(before, key=lambda one: one.end, default=None)
    if last is None or quantity.kind == "number" or slot_of(quantity) not in last.figures:
        return None
    gap = text[last.end : quantity.start]
    linked = lexicon.by_link.search(text[: last.start]) and lexicon.by_link.search(gap)
    joined = lexicon.joiner.search(gap)
    near = words_between(gap, 0, len(gap)) <= NEAR_WORDS
    return last.direction if linked and joined and near else None
