"""Makes dumps for benchmarks: a sample with other years, other figures and exchanged words."""

from __future__ import annotations

import re
from random import Random

SAMPLE_YEAR = 2021
FIRST_YEAR, LAST_YEAR = 2000, 2040
_YEAR = re.compile(r"(?<!\d)20[12]\d(?!\d)")
_FIGURE = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{3})+(?!\d)|(?<![\w.])\d{2,3}(?![\w.])")
_LONG_WORD = re.compile(r"(?<![\w-])[a-zë]{6,}(?![\w-])")
_OWNER = re.compile(r"ZVHRR|(?:Zorg- en )?Veiligheidshuis Rotterdam[- ]Rijnmond")
_EXCHANGED = 1 / 3


def vary_dump(text: str, *, year: int, chance: Random) -> str:
    """Make a report of another year out of a sample: same form, other content.

    Headings, names and bullets stay mostly as they are, for words with a capital are kept.
    """
    words = sorted(set(_LONG_WORD.findall(text)))

    def exchange(match: re.Match[str]) -> str:
        return chance.choice(words) if chance.random() < _EXCHANGED else match[0]

    text = _LONG_WORD.sub(exchange, text)
    text = _FIGURE.sub(lambda match: _other_figure(match[0], chance), text)
    shift = year - SAMPLE_YEAR
    return _YEAR.sub(lambda match: str(int(match[0]) + shift), text)


def lengthen_dump(text: str, *, times: int, chance: Random) -> str:
    """Put varied copies of a sample behind each other, as one long report of one year."""
    copies = [vary_dump(text, year=SAMPLE_YEAR, chance=chance) for _ in range(times)]
    return "\n\n".join(copies) if times > 1 else text


def hide_owner(text: str) -> str:
    """Take the organisation's names out, so that the dump is merged with no other."""
    return _OWNER.sub("Stichting", text)


def _other_figure(printed: str, chance: Random) -> str:
    if _YEAR.fullmatch(printed):
        return printed
    digits = [sign if not sign.isdigit() else str(chance.randint(1, 9)) for sign in printed]
    return "".join(digits)
