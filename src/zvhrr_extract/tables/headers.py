"""Header words put back into columns, by years, place, profile, or form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from zvhrr_extract.models.document import Line
from zvhrr_extract.models.profile import TableRule
from zvhrr_extract.models.table_draft import DraftHeader, DraftRow
from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.tables.positions import read_by_position
from zvhrr_extract.tables.spans import read_spans
from zvhrr_extract.values.likeness import fold
from zvhrr_extract.values.years import parse_year

# Eleven lines is the longest header seen (five columns, most on two lines and more).
_MAX_LINES = 16
_MAX_WORDS = 40
_MAX_COLUMNS = 12
_YEAR_RANGE = re.compile(r"^(?:19|20)\d\d[-–/](?:19|20)?\d\d$")
_MAX_PART_WORDS = 9
# A line of one or two words right above a row of years heads the labels.
_MIN_PROSE = 3


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    opens_line: bool
    opens_cell: bool


def read_header(
    above: Sequence[Line],
    rows: Sequence[DraftRow],
    rules: Sequence[TableRule],
    context: TableContext,
) -> DraftHeader:
    """Read the header of a table from the lines above its first row.

    Args:
        above: Lines that may be header, nearest last; captions and headings are not in it.
        rows: The table's rows.
        rules: Tables of the profile it may be.
        context: The document's words.

    Returns:
        The likeliest header; one with empty column texts and no lines where none fits.
    """
    count = len(rows[0].values)
    best = DraftHeader("", ("",) * count, (), 0.0)
    for size in range(1, min(len(above), _MAX_LINES) + 1):
        lines = tuple(above[-size:])
        if sum(len(line.text.split()) for line in lines) > _MAX_WORDS:
            break
        for header in _readings(lines, rows, rules, context):
            if header.score > best.score and _is_short(header):
                best = header
    return best


def read_known_header(
    above: Sequence[Line],
    rows: Sequence[DraftRow],
    rules: Sequence[TableRule],
    context: TableContext,
) -> DraftHeader | None:
    """Read a header whose words are exactly those the profile knows, or return `None`."""
    count = len(rows[0].values)
    readings = [
        header
        for size in range(1, min(len(above), _MAX_LINES) + 1)
        for rule in rules
        if rule.columns and (header := _by_rule(tuple(above[-size:]), count, rule, context))
    ]
    if not readings:
        return None
    best = max(readings, key=lambda header: header.score)
    placed = read_by_position(best.lines, rows, context)
    return placed if placed is not None and _same_names(placed, best) else best


def _same_names(left: DraftHeader, right: DraftHeader) -> bool:
    return sorted(map(fold, left.columns)) == sorted(map(fold, right.columns))


def _is_short(header: DraftHeader) -> bool:
    """Tell whether no part of a header is long enough to be prose."""
    return all(len(part.split()) <= _MAX_PART_WORDS for part in (header.label, *header.columns))


def _readings(
    lines: tuple[Line, ...],
    rows: Sequence[DraftRow],
    rules: Sequence[TableRule],
    context: TableContext,
) -> list[DraftHeader]:
    count = len(rows[0].values)
    readings = [
        _by_years(lines, count, context),
        _by_words_and_years(lines, count, context),
        read_spans(lines, count, context),
        read_by_position(lines, rows, context),
        *(_by_rule(lines, count, rule, context) for rule in rules),
        _by_form(lines, count, context),
    ]
    return [reading for reading in readings if reading is not None]


def _by_years(lines: tuple[Line, ...], count: int, context: TableContext) -> DraftHeader | None:
    words = [word for line in lines for word in line.text.split()]
    if len(words) < count or not all(parse_year(word) for word in words[-count:]):
        return None
    label = words[: len(words) - count]
    if len(label) > 3 or len(lines) > count + 1:
        return None
    apart = lines[0].order not in context.headings and lines[0].text.split() == label
    alone = bool(label) and apart and len(label) < _MIN_PROSE
    score = 8.0 * count + (1.0 if alone else -2.0 * len(label))
    return DraftHeader(" ".join(label), tuple(words[-count:]), lines, score)


def _by_rule(
    lines: tuple[Line, ...], count: int, rule: TableRule, context: TableContext
) -> DraftHeader | None:
    """Read a header whose words, in whatever order, are exactly those the profile knows."""
    words = [word for line in lines for word in line.text.split()]
    bag = Counter(fold(context.join([line.text for line in lines])).split())
    label = next((name for name in rule.label_header if _take(bag, name)), None)
    names = sorted(rule.columns, key=lambda column: -len(column.name))
    found = [
        name for column in names if (name := _take_any(bag, (column.name, *column.aliases)))
    ]
    if len(found) != count or bag.total():
        return None
    order = {name: _first_place(name, words) for name in found}
    columns = sorted(found, key=lambda name: (order[name], _rank(name, rule)))
    printed = tuple(context.as_printed(name, words) for name in columns)
    header = context.as_printed(label, words) if label else ""
    return DraftHeader(header, printed, lines, 10.0 * count + (3.0 if label else 0.0))


def _take(bag: Counter[str], name: str) -> bool:
    """Take a name's words out of a bag, when it holds them all."""
    needed = Counter(fold(name).split())
    if any(bag[word] < times for word, times in needed.items()):
        return False
    bag.subtract(needed)
    return True


def _take_any(bag: Counter[str], names: Sequence[str]) -> str | None:
    return next((name for name in names if _take(bag, name)), None)


def _rank(name: str, rule: TableRule) -> int:
    return next(
        index
        for index, column in enumerate(rule.columns)
        if name in (column.name, *column.aliases)
    )


def _first_place(name: str, words: Sequence[str]) -> int:
    """Find where the first word that only this name has is printed."""
    parts = [(part, index) for index, word in enumerate(words) for part in fold(word).split()]
    places = dict(reversed(parts))
    counts = Counter(part for part, _ in parts)
    own = [places[part] for part in fold(name).split() if counts[part] == 1]
    return min(
        own, default=min((places[p] for p in fold(name).split() if p in places), default=0)
    )


def _by_words_and_years(
    lines: tuple[Line, ...], count: int, context: TableContext
) -> DraftHeader | None:
    """Read a header that names a word and a year a column, in pairs or words first."""
    words = [word for line in lines for word in line.text.split()]
    years = [index for index, word in enumerate(words) if parse_year(word)]
    if len(years) != count or len(words) - count < count or years[-1] != len(words) - 1:
        return None
    starts = [0, *(at + 1 for at in years[:-1])]
    pairs = [words[start : at + 1] for start, at in zip(starts, years, strict=True)]
    label = pairs[0][:-2] if len(pairs[0]) > 2 and len(pairs[-1]) == 2 else []
    pairs[0] = pairs[0][len(label) :]
    if not all(len(pair) > 1 for pair in pairs):
        names = words[: years[0]]
        own, label = names[-count:], names[:-count]
        if years[-1] - years[0] != count - 1 or len(names) > count + 1:
            return None
        pairs = [[name, words[at]] for name, at in zip(own, years, strict=True)]
    known = all(pair[0].casefold() in context.language.header_words for pair in pairs)
    texts = tuple(" ".join(pair) for pair in pairs)
    return DraftHeader(" ".join(label), texts, lines, (11.0 if known else 7.0) * count)


def _by_form(lines: tuple[Line, ...], count: int, context: TableContext) -> DraftHeader | None:
    """Cut the header's words into a label and columns where their form says a column starts."""
    words = [
        _Word(word, opens_line=place == 0, opens_cell=word_index == 0)
        for line in lines
        for place, cell in enumerate(line.cells or (line.text,))
        for word_index, word in enumerate(cell.split())
    ]
    announces = any(line.text.endswith(":") for line in lines)
    if announces or not count <= len(words) or count > _MAX_COLUMNS:
        return None
    times = Counter(word.text for word in words)
    repeated = {fold(text) for text in times if times[text] > 1}
    weights = [_start_weight(words, index, repeated, context) for index in range(len(words))]
    best = _best_cuts(words, weights, count, context)
    if best is None:
        return None
    score, cuts = best
    parts = [
        " ".join(w.text for w in words[a:b])
        for a, b in zip(cuts, [*cuts[1:], len(words)], strict=True)
    ]
    label = "" if len(parts) == count else parts[0]
    columns = [context.join(part.split()) for part in parts[len(parts) - count :]]
    return DraftHeader(label, tuple(columns), lines, score)


def _start_weight(
    words: Sequence[_Word], index: int, repeated: set[str], context: TableContext
) -> float:
    word, language = words[index], context.language
    folded = word.text.casefold()
    weight = 2.0 if word.opens_line else 1.5 if word.opens_cell else -1.0
    weight += 0.5 if word.text[:1].isupper() or word.text[:1].isdigit() else -1.0
    weight += 1.5 if fold(word.text) in repeated else 0.0
    if (
        folded in language.header_words
        or folded in language.total_words
        or parse_year(word.text)
    ):
        weight += 2.5
    if folded in language.function_words:
        weight -= 4
    if _YEAR_RANGE.match(word.text) and index:
        weight -= 3
    if index == 1 and words[0].text.casefold() in context.label_words:
        weight += 3
    before = words[index - 1].text if index else ""
    if before.endswith(("/", "-")) or before.casefold() in language.function_words:
        weight -= 6
    return weight


def _best_cuts(
    words: Sequence[_Word], weights: Sequence[float], count: int, context: TableContext
) -> tuple[float, list[int]] | None:
    """Choose the cuts with the highest summed weight: `count` columns, and a label or none."""
    label_known = words[0].text.casefold() in context.label_words

    @cache
    def best(start: int, parts: int) -> tuple[float, tuple[int, ...]]:
        if parts == 0:
            return (0.0, ()) if start == len(words) else (-1e9, ())
        options = []
        for end in range(start + 1, len(words) - parts + 2):
            if parts == 1 and end != len(words):
                continue
            rest, cuts = best(end, parts - 1)
            long = max(0, end - start - 5) * 0.7
            options.append((weights[start] + rest - long, (start, *cuts)))
        return max(options, default=(-1e9, ()))

    bare = best(0, count)
    labelled = best(0, count + 1)
    bonus = 3.0 if label_known else -5.0 if parse_year(words[0].text) else 0.0
    score, cuts = max((labelled[0] + bonus, labelled[1]), (bare[0], bare[1]))
    return (score, list(cuts)) if score > 0 else None
