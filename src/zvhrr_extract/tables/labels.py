"""Labels: which lines of text are one label, and which words only head a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zvhrr_extract.models.document import Line
from zvhrr_extract.models.profile import TableRule
from zvhrr_extract.profiles import match_row
from zvhrr_extract.tables.context import TableContext
from zvhrr_extract.values.likeness import fold, opens_with
from zvhrr_extract.values.words import last_word
from zvhrr_extract.values.years import parse_year, strip_years

_MAX_HEADER_LINES = 4
_OPEN_ENDS = ("-", "/", ",", "&", "\u00ad", "\u2010")


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a row, and the lines it stands on; none where a dump shows none."""

    text: str
    lines: tuple[Line, ...]


NO_LABEL = Label("", ())


def goes_on(above: Line, below: Line, context: TableContext) -> bool:
    """Tell whether a label that starts on one line goes on on the next one."""
    return ends_open(above.text, context) or starts_inside(below.text)


def ends_open(text: str, context: TableContext) -> bool:
    """Tell whether a text asks for more: it ends in a hyphen, a small word, or in brackets."""
    small = last_word(text) in context.language.function_words
    return small or text.endswith(_OPEN_ENDS) or text.count("(") > text.count(")")


def starts_inside(text: str) -> bool:
    """Tell whether a text starts as the middle of a label does: small, or with a bracket."""
    return text[:1].islower() or text[:1] in tuple("(/&")


def merge_labels(lines: Sequence[Line], context: TableContext) -> list[Label]:
    """Put lines together to labels where the one goes on the other."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and goes_on(groups[-1][-1], line, context):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        Label(context.join([line.text for line in group]), tuple(group)) for group in groups
    ]


def is_label_header(text: str, context: TableContext) -> bool:
    """Tell whether a text is nothing but the header of a label column (`Gebied/thema`)."""
    folded = fold(text)
    words = folded.split()
    if words and all(word in context.language.label_headers for word in words):
        return True
    return any(folded == fold(name) for rule in context.rules for name in rule.label_header)


def is_total(text: str, rules: Sequence[TableRule], context: TableContext) -> bool:
    """Tell whether a label names a total."""
    if opens_with(text, context.language.total_words):
        return True
    return any(
        (row := match_row(text, rule)) is not None and row.role == "total" for rule in rules
    )


def is_subtotal(text: str, context: TableContext) -> bool:
    """Tell whether a label names a subtotal."""
    label = fold(text)
    return any(label.startswith(fold(name)) for name in context.language.subtotal_words)


def header_names(context: TableContext) -> frozenset[str]:
    """List the folded names of columns the profile knows, totals apart: those head rows too."""
    return frozenset(
        fold(name)
        for rule in context.rules
        for column in rule.columns
        for name in (column.name, *column.aliases)
        if fold(name) not in context.language.total_words
    )


def count_header_lines(
    lines: Sequence[Line], start: int, names: frozenset[str], context: TableContext
) -> int:
    """Count the lines from `start` on that are one known header of a column; 0 for none."""
    for size in range(min(_MAX_HEADER_LINES, len(lines) - start), 0, -1):
        text = context.join([line.text for line in lines[start : start + size]])
        if fold(text) in names or fold(strip_years(text)) in names:
            return size
    words = [word.casefold() for word in lines[start].text.split() if parse_year(word) is None]
    heads = set(context.language.header_words) - set(context.language.total_words)
    return int(bool(words) and all(word in heads for word in words))
