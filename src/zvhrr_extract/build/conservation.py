"""Conservation: every word of the source stands once in the report, or is listed as dropped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from zvhrr_extract.models.document import Line, Repair
from zvhrr_extract.models.finding import Finding, FindingCode
from zvhrr_extract.models.report import Report
from zvhrr_extract.values.words import squash

_SHOWN = 12
_FEWEST_JOINED = 2
_MOST_JOINED = 3


def count_words(texts: Iterable[str | None]) -> Counter[str]:
    """Count blank-separated words, letters and digits only, case apart."""
    printed = Counter(word for text in texts if text for word in text.replace("⏎", " ").split())
    counts: Counter[str] = Counter()
    for word, times in printed.items():
        counts[squash(word)] += times
    del counts[""]
    return counts


def source_words(lines: Sequence[Line], repairs: Sequence[Repair]) -> Counter[str]:
    """Count the words of clean lines, with what joining them repaired put in place."""
    counts = count_words(line.text for line in lines)
    for repair in repairs:
        counts.subtract(count_words([repair.before]))
        counts.update(count_words([repair.after]))
    return +counts


def report_words(report: Report) -> Counter[str]:
    """Count the words of a report where the contract says they stand."""
    implied = {section.id for section in report.sections if section.provenance is None}
    texts: list[str | None] = [report.title, report.subtitle]
    texts += [section.heading for section in report.sections if section.id not in implied]
    for block in report.blocks:
        texts += [block.text, block.attribution]
    for table in report.tables:
        texts += [table.label, table.caption, *(cell for row in table.grid for cell in row)]
    for note in report.footnotes:
        texts += [note.mark, note.text]
    texts += [dropped.text for dropped in report.dropped]
    return count_words(texts)


def cancel_joined(whole: Counter[str], parts: Counter[str]) -> None:
    """Take out of both counts words of one that are two or three words of the other, joined.

    >>> whole, parts = Counter(["20192021"]), Counter(["2019", "2021", "x"])
    >>> cancel_joined(whole, parts)
    >>> +whole, +parts
    (Counter(), Counter({'x': 1}))
    """
    for word in sorted(whole.elements()):
        cut = _find_parts(word, parts, most=_MOST_JOINED)
        if cut is not None:
            whole[word] -= 1
            parts.subtract(cut)


def _find_parts(word: str, parts: Counter[str], *, most: int) -> list[str] | None:
    """Cut a word into two or more of the words that are left, or return `None`."""
    for at in range(1, len(word)):
        head, tail = word[:at], word[at:]
        if parts[head] <= 0:
            continue
        if parts[tail] > (head == tail):
            return [head, tail]
        rest = _find_parts(tail, parts, most=most - 1) if most > _FEWEST_JOINED else None
        if rest is not None:
            return [head, *rest]
    return None


def check_conservation(
    report: Report, lines: Sequence[Line], repairs: Sequence[Repair], source_id: str
) -> Finding:
    """Hold the words of a report against those of its canonical source.

    Words are compared with everything but letters and digits taken out. A word that was only
    put together of two or three others, or cut into them, is not lost.
    """
    expected, found = source_words(lines, repairs), report_words(report)
    missing, extra = expected - found, found - expected
    cancel_joined(extra, missing)
    cancel_joined(missing, extra)
    parts = [
        f"{name}: {', '.join(sorted(words.elements())[:_SHOWN])}"
        for name, words in (("lost", +missing), ("not in the source", +extra))
        if words
    ]
    return Finding(
        id="f-conservation",
        check=FindingCode.CONSERVATION,
        status="fail" if parts else "pass",
        severity="error" if parts else "info",
        message="; ".join(parts) or "every word of the source is accounted for",
        expected=expected.total(),
        found=expected.total() - (+missing).total(),
        refs=(source_id,),
    )
