"""Amounts: what sentences say there was, or how many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zvhrr_extract.claims.quantities import Quantity
from zvhrr_extract.claims.scene import Scene
from zvhrr_extract.claims.subject import leaning_on
from zvhrr_extract.claims.times import tell_year
from zvhrr_extract.models.statement import AmountStatement, Passage

# So far before an amount stands the word that says what it is (`negatief resultaat van`).
_BEFORE_CHARS = 40


def list_amounts(
    passage: Passage, free: Sequence[Quantity], report_year: int | None, scene: Scene
) -> Iterator[AmountStatement]:
    """List what a sentence says there was; percentages and figures without a noun are not."""
    lexicon = scene.lexicon
    for quantity in free:
        stated = quantity.stated
        if quantity.kind != "number" or not (stated.unit or stated.noun):
            continue
        before = passage.text[max(0, quantity.start - _BEFORE_CHARS) : quantity.start]
        result = lexicon.result.search(before)
        yield AmountStatement(
            passage=passage,
            figure=stated,
            negative=bool(lexicon.negative.search(before)),
            result_word=result[0] if result else None,
            year=tell_year(
                passage.text,
                leaning_on(passage, scene.language),
                at=quantity.start,
                report_year=report_year,
                lexicon=lexicon,
            ),
            expects=bool(
                lexicon.expects.search(passage.text)
                or lexicon.opens_condition.match(passage.text)
            ),
            elsewhere=bool(lexicon.elsewhere.search(passage.text)),
        )
