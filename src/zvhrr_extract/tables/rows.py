"""Rows: a line of a dump read as a label and the values behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from zvhrr_extract.models.document import Line
from zvhrr_extract.models.language import Language
from zvhrr_extract.values.numbers import parse_number
from zvhrr_extract.values.years import parse_year

_CURRENCY = {"€", "$", "£", "EUR"}
_PERCENT = "%"
_MINUS = ("-", "−", "–")
# The rear of a number whose thousands are set off by blanks is no cell of its own.
_TAIL_GROUP = re.compile(r"0\d+")
_AMOUNT = re.compile(r"\d{3}|\d[.,]\d|%")


@dataclass(frozen=True, slots=True)
class RowLine:
    """A line read as a row: the words before its last run of values, and those values."""

    line: Line
    label: str
    values: tuple[str, ...]


def is_value(text: str, language: Language) -> bool:
    """Tell whether a text is one printed figure, or stands for a missing one."""
    return text.casefold() in language.empty_cells or is_figure(text, language)


def is_figure(text: str, language: Language) -> bool:
    """Tell whether a text is one printed figure."""
    if _TAIL_GROUP.fullmatch(text):
        return False
    return parse_number(text, decimal_mark=language.decimal_mark) is not None


def is_amount(text: str) -> bool:
    """Tell whether a figure is printed as amounts are: three digits, a decimal, a percent."""
    return bool(_AMOUNT.search(text)) and parse_year(text) is None


def read_row(line: Line, language: Language) -> RowLine:
    """Split a line into its label and the longest run of values at its end."""
    words = _cell_words(line)
    at = len(words)
    while at > 0 and is_value(words[at - 1], language):
        at -= 1
    values = words[at:]
    if values and not any(is_figure(value, language) for value in values):
        return RowLine(line, line.text, ())
    return RowLine(line, " ".join(words[:at]), tuple(values))


def shorten_values(row: RowLine, count: int) -> RowLine | None:
    """Keep the last `count` values; the rest joins the label. `None` when there are fewer."""
    if len(row.values) > count:
        row = replace(row, values=_join_minus(row.values, len(row.values) - count))
    extra = len(row.values) - count
    if extra < 0:
        return None
    label = " ".join((row.label, *row.values[:extra])).strip()
    return RowLine(row.line, label, row.values[extra:])


def _join_minus(values: tuple[str, ...], times: int) -> tuple[str, ...]:
    """Join loose minus signs to the figures behind them, as many as are too much."""
    joined = list(values)
    at = len(joined) - 2
    while at >= 0 and times:
        if joined[at] in _MINUS and joined[at + 1][:1].isdigit():
            joined[at : at + 2] = [f"{joined[at]} {joined[at + 1]}"]
            times -= 1
        at -= 1
    return tuple(joined)


def _cell_words(line: Line) -> list[str]:
    """Cut a line into words; a currency or percent sign stays with its figure."""
    words: list[str] = []
    for word in line.text.split():
        sign_waits = bool(words) and (words[-1] in _CURRENCY or words[-1] == "€-")
        signed = sign_waits and (word[:1].isdigit() or word[:1] in "-−–(")
        if signed or (word == _PERCENT and words and words[-1][-1:].isdigit()):
            words[-1] = f"{words[-1]} {word}"
        else:
            words.append(word)
    return words


def count_columns(rows: Sequence[RowLine]) -> int:
    """Find how many columns rows share: the commonest number of values behind a label.

    A row whose label ends in a figure (`RAD via DV 2021 74.500`) shows one value too many, one
    whose label is a year (`2020 102 14`) shows its label as a value; both give way. A loose
    minus sign counts as a value of its own unless all rows agree without it.
    """
    counts = [len(row.values) if row.label else len(row.values) - 1 for row in rows]
    signed = [
        count - len(row.values) + len(_join_minus(row.values, len(row.values)))
        for count, row in zip(counts, rows, strict=True)
    ]
    if len(set(signed)) == 1 < len(set(counts)):
        return signed[0]
    return max(set(counts), key=lambda count: (counts.count(count), -count))
