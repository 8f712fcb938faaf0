"""The next-year trap: reports of several years on one template, each in many variants."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

_SENTENCE = re.compile(r"[A-Z][^.!?•]{20,}?[.!?](?=\s)")
_FIGURE = re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?![\d,])|(?<![\w.,])\d{2,3}(?![\w.,])")
_YEAR = re.compile(r"(?<!\d)20[12]\d(?!\d)")
_LONG_WORD = re.compile(r"(?<![\w-])[a-zë]{6,}(?![\w-])")
_LETTER = re.compile(r"[a-z]")
_LIKE_LETTERS = {"l": "1", "o": "0", "e": "c", "n": "u", "i": "l", "a": "o", "s": "5"}
_EDITION_WORDS = {
    "verkort",
    "verkorte",
    "beknopt",
    "beknopte",
    "samenvatting",
    "publieksversie",
}
_TITLE = re.compile(r"(?s)\A.*?(?=\bIn 20\d\d)")
_NAMES = {
    "Rotterdam-Rijnmond": "Twente",
    "Rotterdam Rijnmond": "Twente",
    "ZVHRR": "ZVHT",
    "Rijnmond": "Salland",
    "Rotterdam": "Enschede",
}
TWENTE = "Zorg- en Veiligheidshuis Twente"


@dataclass(frozen=True, slots=True)
class Trapped:
    """A text of the trap, and which report it is."""

    name: str
    text: str
    report: tuple[str, int, str]


def roll_on(text: str, *, years: int, chance: Random, revised: float = 0.15) -> str:
    """Make the report of another year: years moved, most figures new, sentences revised."""
    text = revise(text, chance=chance, sentences=revised, figures=0.6)
    return move_years(text, years)


def move_years(text: str, years: int) -> str:
    """Move every year named, and change nothing else."""
    return _YEAR.sub(lambda match: str(int(match[0]) + years), text)


def revise(text: str, *, chance: Random, sentences: float, figures: float) -> str:
    """Exchange the long words of a share of the sentences, and a share of the figures."""
    words = sorted(set(_LONG_WORD.findall(text)) - _EDITION_WORDS)

    def rewrite(match: re.Match[str]) -> str:
        if chance.random() >= sentences:
            return match[0]
        return _LONG_WORD.sub(lambda _: chance.choice(words), match[0])

    def redraw(match: re.Match[str]) -> str:
        if chance.random() >= figures:
            return match[0]
        return re.sub(r"\d", lambda _: str(chance.randint(1, 9)), match[0])

    return _FIGURE.sub(redraw, _SENTENCE.sub(rewrite, text))


def set_cover(text: str, cover: str) -> str:
    """Exchange the cover, which is all before the first sentence."""
    return _TITLE.sub(lambda _: cover, text, count=1)


def cut_off(text: str, *, share: float) -> str:
    """Keep the first part, by lines."""
    lines = text.splitlines(keepends=True)
    return "".join(lines[: int(len(lines) * share)])


def reexport(text: str) -> str:
    """Write the text as another tool would: other bullets, blanks, line ends and hyphens."""
    text = re.sub(r"\n\s*\n", "\n", text).replace("•", "-\t")
    text = re.sub(r"-[ ]*\n(?=[a-z])", "", text)
    return re.sub(r" {2,}", " ", text).replace("\n", "\r\n")


def reflow(text: str, *, width: int = 110) -> str:
    """Break the lines elsewhere."""
    words = re.sub(r"-\s*\n\s*(?=[a-z])", "", text).split()
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def turn_pages(text: str, *, chance: Random) -> str:
    """Put what follows the cover in another order, a page at a time."""
    lines = text.splitlines(keepends=True)
    head, rest = lines[:60], lines[60:]
    pages = [rest[start : start + 80] for start in range(0, len(rest), 80)]
    chance.shuffle(pages)
    return "".join([*head, *(line for page in pages for line in page)])


def misread(text: str, *, chance: Random, share: float = 0.004) -> str:
    """Misread letters as OCR does."""
    return _LETTER.sub(
        lambda match: (
            _LIKE_LETTERS.get(match[0], match[0]) if chance.random() < share * 3 else match[0]
        ),
        text,
    )


def abridge(text: str, *, year: int, chance: Random) -> str:
    """Keep a third of the parts, under a cover that says so."""
    lines = text.splitlines(keepends=True)
    parts = [lines[start : start + 40] for start in range(0, len(lines), 40)]
    kept = sorted(chance.sample(range(1, len(parts)), len(parts) // 3))
    body = "".join(line for index in kept for line in parts[index])
    return f"Verkort jaarverslag {year}\nZorg- en Veiligheidshuis Rotterdam-Rijnmond\n\n" + body


def rename(text: str) -> str:
    """Put another organisation's names in."""
    for name, other in _NAMES.items():
        text = text.replace(name, other)
    return text


_Variant = Callable[[str, int, Random], str]

VARIANTS: dict[str, _Variant] = {
    "original": lambda text, _year, _chance: text,
    "revised-05": lambda text, _, chance: revise(
        text, chance=chance, sentences=0.05, figures=0.05
    ),
    "revised-15": lambda text, _, chance: revise(
        text, chance=chance, sentences=0.15, figures=0.05
    ),
    "revised-30": lambda text, _, chance: revise(
        text, chance=chance, sentences=0.3, figures=0.1
    ),
    "no-cover": lambda text, _year, _chance: set_cover(text, ""),
    "no-cover-revised": lambda text, _, chance: set_cover(
        revise(text, chance=chance, sentences=0.15, figures=0.05), ""
    ),
    "first-55": lambda text, _year, _chance: cut_off(text, share=0.55),
    "no-cover-first-55": lambda text, _year, _chance: cut_off(set_cover(text, ""), share=0.55),
    "reexported": lambda text, _year, _chance: reexport(text),
    "reflowed": lambda text, _year, _chance: reflow(text),
    "pages-turned": lambda text, _, chance: turn_pages(text, chance=chance),
    "misread": lambda text, _, chance: misread(text, chance=chance),
    "no-title-year": lambda text, _year, _chance: set_cover(text, "Jaarverslag\n\n"),
    "published-next-year": lambda text, year, _: set_cover(
        text, f"Jaarverslag\nmaart {year + 1}\n\n"
    ),
}


def _chance(*seed: object) -> Random:
    return Random(" ".join(map(str, seed)))  # noqa: S311 -- no secret


def lay_trap(
    template: str, year: int, *, years: int, variants: tuple[str, ...], seed: int
) -> Iterator[Trapped]:
    """Yield a report of some years in variants, each year made of the year before."""
    text = template
    for at in range(years):
        now = year + at
        if at:
            text = roll_on(text, years=1, chance=_chance(seed, now))
        full = set_cover(text, f"Jaarverslag {now}\nSamen verder\n\n")
        full = re.sub(r"(?i)(?:verkort|beknopte?) (?=jaarverslag)", "", full)
        for owner, own in (("zvhrr", full), ("twente", rename(full))):
            for variant in variants:
                chance = _chance(seed, now, variant)
                changed = VARIANTS[variant](own, now, chance)
                yield Trapped(f"{owner}-{now}-{variant}", changed, (owner, now, "full"))
        short = abridge(text, year=now, chance=_chance(seed, now))
        yield Trapped(f"zvhrr-{now}-abridged", short, ("zvhrr", now, "abridged"))
        again = revise(short, chance=_chance(seed, now), sentences=0.1, figures=0.05)
        yield Trapped(f"zvhrr-{now}-abridged-2", again, ("zvhrr", now, "abridged"))
