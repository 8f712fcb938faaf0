"""Conservation: every word of the source stands once in the report, or is listed as dropped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from zvhrr_extract.models.document import Line, Repair
from zvhrr_extract.models.finding import Finding, FindingCode
from zvhrr_extract.models.report import Report
from zvhrr_extract.values.words import squash

_SHOWN = 12


def count_words(texts: Iterable[str | None]) -> Counter[str]:
    """Count blank-separated words, letters and digits only, case apart."""
    counts = Counter(
        squash(word) for text in texts if text for word in text.replace("⏎", " ").split()
    )
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


def check_conservation(
    report: Report, lines: Sequence[Line], repairs: Sequence[Repair], source_id: str
) -> Finding:
    """Hold the words of a report against those of its canonical source.

    Words are compared with everything but letters and digits taken out, so that a word
    which was only joined or cut differently still counts by its letters.
    """
    expected, found = source_words(lines, repairs), report_words(report)
    missing, extra = expected - found, found - expected
    if missing and sorted("".join(missing.elements())) == sorted("".join(extra.elements())):
        missing, extra = Counter(), Counter()
    parts = [
        f"{name}: {', '.join(sorted(words.elements())[:_SHOWN])}"
        for name, words in (("lost", missing), ("not in the source", extra))
        if words
    ]
    return Finding(
        id="f-conservation",
        check=FindingCode.CONSERVATION,
        status="fail" if parts else "pass",
        severity="error" if parts else "info",
        message="; ".join(parts) or "every word of the source is accounted for",
        expected=expected.total(),
        found=found.total(),
        refs=(source_id,),
    )
