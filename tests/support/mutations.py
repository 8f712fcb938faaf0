"""Damage done to a dump at random: lines lost, doubled, shuffled, cut, and odd signs put in."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

ODD = (
    "\ufffd", "\u00ad", "\u200b", "ﬁ", "e\u0301", "ÿ ", "• ", "\uf0b7 ", "\t", "  ", "-",
    "–", "¹", "(", '"', "“", "”", ":", ".", "1", "20211", "€ ", "%", "\x07", "\f", "(cid:3)",
    "n.v.t.", "İ", "ß", "½", "中", "(315)", "2.619", "1.", "a)", "1a ", "*", "|", "#",
    "....... 5",
)  # fmt: skip
LENGTHS = (5, 15, 40, 80, 200)
TIMES = (0, 1, 2, 4, 8, 20)
Lines = list[str]


def _delete(lines: Lines, at: int, _: Random) -> None:
    del lines[at]


def _double(lines: Lines, at: int, chance: Random) -> None:
    lines.insert(chance.randrange(len(lines)), lines[at])


def _swap(lines: Lines, at: int, chance: Random) -> None:
    other = chance.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def _shuffle(lines: Lines, at: int, chance: Random) -> None:
    part = lines[at : at + 12]
    chance.shuffle(part)
    lines[at : at + 12] = part


def _lose_word(lines: Lines, at: int, chance: Random) -> None:
    words = lines[at].split(" ")
    del words[chance.randrange(len(words))]
    lines[at] = " ".join(words)


def _put_in(lines: Lines, at: int, chance: Random) -> None:
    place = chance.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:place] + chance.choice(ODD) + lines[at][place:]


def _cut(lines: Lines, at: int, chance: Random) -> None:
    place = chance.randrange(len(lines[at]) + 1)
    hyphen = chance.choice(("", "-"))
    lines[at : at + 1] = [lines[at][:place] + hyphen, lines[at][place:]]


def _glue(lines: Lines, at: int, chance: Random) -> None:
    lines[at : at + 2] = [chance.choice(("", " ")).join(lines[at : at + 2])]


def _part(lines: Lines, at: int, _: Random) -> None:
    lines.insert(at, "")


def _shout(lines: Lines, at: int, _: Random) -> None:
    lines[at] = lines[at].upper()


def _add(lines: Lines, at: int, chance: Random) -> None:
    lines.insert(at, chance.choice(ODD))


def _widen(lines: Lines, at: int, chance: Random) -> None:
    lines[at] = lines[at].replace(" ", "  ", chance.randrange(3) + 1)


DAMAGES: tuple[Callable[[Lines, int, Random], None], ...] = (
    _delete, _double, _swap, _shuffle, _lose_word, _put_in,
    _cut, _glue, _part, _shout, _add, _widen,
)  # fmt: skip


def damage(text: str, chance: Random) -> str:
    """Take a stretch of a dump (or all of it) and damage it a few times."""
    lines = text.split("\n")
    if chance.random() < 0.8:
        start = chance.randrange(len(lines))
        lines = lines[start : start + chance.choice(LENGTHS)]
    for _ in range(chance.choice(TIMES)):
        if lines:
            chance.choice(DAMAGES)(lines, chance.randrange(len(lines)), chance)
    return "\n".join(lines)
