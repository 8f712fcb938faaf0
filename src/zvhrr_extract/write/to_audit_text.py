"""Findings as lines to read: report by report, the gravest first, readable without colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import TextWrapper

from zvhrr_extract.models.span import Span, Style, TextLine
from zvhrr_extract.phrases import Phrases
from zvhrr_extract.write.findings import (
    Counts,
    Group,
    Shown,
    say_place,
    say_value,
    split_message,
    tell_pattern,
)

WIDTH = 80
_FIRST, _INDENT = "  ", " " * 6
# A message is read in full; of a quoted text so much shows which one is meant.
_MOST_QUOTED = 300


def render_audit_lines(
    groups: Sequence[Group], phrases: Phrases, *, width: int = WIDTH
) -> Iterator[TextLine]:
    """Yield the lines of an audit, each as spans with a style.

    Args:
        groups: The findings, in order.
        phrases: The language they are told in.
        width: Signs on a line.
    """
    for number, group in enumerate(groups):
        if number:
            yield ()
        yield from _wrap(_say_head(group, phrases), "head", width, first="", rest="  ")
        for entry in group.entries:
            yield ()
            yield from _render_entry(entry, phrases, width)
    pattern = tell_pattern(groups, phrases)
    if pattern is not None:
        yield ()
        yield from _wrap(pattern, "head", width, first="", rest="")


def _say_head(group: Group, phrases: Phrases) -> str:
    counts = say_counts(group.counts, phrases)
    if group.report is None:
        return f"{phrases.say('page.years')}: {counts}"
    files = ", ".join(source.file for source in group.report.sources)
    return f"{group.report.id}{f' ({files})' if files else ''}: {counts}"


def say_counts(counts: Counts, phrases: Phrases) -> str:
    """Say how many checks ended how, in one line."""
    numbers = {
        "failed": counts.all_failed,
        "unverifiable": counts.unverifiable,
        "passed": counts.passed,
    }
    return ", ".join(
        phrases.say(f"count.{name}", number=number) for name, number in numbers.items()
    )


def _render_entry(entry: Shown, phrases: Phrases, width: int) -> Iterator[TextLine]:
    finding = entry.finding
    failed = finding.status == "fail"
    what = phrases.say(f"severity.{finding.severity}" if failed else f"status.{finding.status}")
    style: Style = finding.severity if failed else "faint"
    message, why = split_message(finding, phrases)
    told, *more = _cut(f"{what} {finding.check.value}: {message}", width, _FIRST)
    yield (Span(_FIRST), Span(what, style), Span(told[len(_FIRST) + len(what) :]))
    yield from ((Span(line),) for line in more)
    yield from _wrap(_say_values(entry, phrases), "plain", width)
    if why:
        yield from _wrap(phrases.say("text.why", explanation=why), "plain", width)
    place = _say_where(entry, phrases)
    if place:
        yield from _wrap(phrases.say("text.where", place=place), "faint", width)
    if finding.quote:
        quote = finding.quote[:_MOST_QUOTED] + "…" * (len(finding.quote) > _MOST_QUOTED)
        yield from _wrap(phrases.say("text.quote", quote=quote), "faint", width)


def _say_values(entry: Shown, phrases: Phrases) -> str:
    """Say what was expected and found, as far as a finding tells."""
    finding = entry.finding
    values = {"expected": finding.expected, "found": finding.found}
    return " · ".join(
        phrases.say(f"text.{name}", **{name: say_value(entry, value, phrases)})
        for name, value in values.items()
        if value is not None
    )


def _say_where(entry: Shown, phrases: Phrases) -> str:
    place = say_place(entry.place, phrases) if entry.place is not None else ""
    return ", ".join(part for part in (entry.file, place) if part)


def _wrap(
    text: str, style: Style, width: int, *, first: str = _INDENT, rest: str = _INDENT
) -> Iterator[TextLine]:
    yield from ((Span(line, style),) for line in _cut(text, width, first, rest))


def _cut(text: str, width: int, first: str, rest: str = _INDENT) -> list[str]:
    """Cut a text into lines between words; a word that is too long stays whole."""
    wrapper = TextWrapper(
        width=width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapper.wrap(text)
