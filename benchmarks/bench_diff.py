"""Measures the diff of long reports: equal, edited, and of two years."""

from __future__ import annotations

import argparse
import os
import platform
import resource
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from vary import lengthen_dump, vary_dump

from zvhrr_extract import Report, extract_file
from zvhrr_extract.align import align_reports
from zvhrr_extract.diff import diff_reports

_SAMPLES = Path(__file__).parent.parent / "samples"
_SEED = 20211231
# The sample is a report of twelve pages.
_PAGES = 12


def make_report(text: str, folder: Path, *, pages: int) -> Report:
    """Extract a dump that is so many pages long."""
    path = folder / "report.txt"
    long = lengthen_dump(text, times=max(1, round(pages / _PAGES)), chance=Random(_SEED))
    path.write_text(long, encoding="utf-8")
    return extract_file(path)


def edit_blocks(report: Report, *, share: float) -> Report:
    """Change a word in a share of the blocks, leave some out, and turn some around."""
    chance = Random(_SEED)
    blocks = []
    for block in report.blocks:
        if chance.random() < share:
            words = block.text.split()
            words[chance.randrange(len(words))] = "gewijzigd"
            blocks.append(block.model_copy(update={"text": " ".join(words)}))
        elif chance.random() > share / 10:
            blocks.append(block)
    for _ in range(round(len(blocks) * share / 10)):
        at = chance.randrange(len(blocks) - 1)
        blocks.insert(chance.randrange(len(blocks)), blocks.pop(at))
    return report.model_copy(update={"blocks": tuple(blocks)})


def bench_pair(name: str, old: Report, new: Report) -> None:
    """Print what the alignment and the diff of two reports cost."""
    aligned = measure(lambda: align_reports(old, new))
    whole = measure(lambda: diff_reports(old, new, old_file="a", new_file="b"))
    diff = diff_reports(old, new, old_file="a", new_file="b")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"| {name} | {len(old.blocks):,} / {len(new.blocks):,} | {len(diff.changes):,} "
        f"| {aligned:.2f} | {whole:.2f} | {peak:.0f} |",
        flush=True,
    )


def measure(work: Callable[[], object]) -> float:
    """Return the CPU seconds of a call."""
    before = time.process_time()
    work()
    return time.process_time() - before


def main() -> None:
    """Measure reports of a given length and of a tenth of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=200)
    most = parser.parse_args().pages
    sample = next(iter(sorted(_SAMPLES.glob("*-dump-1.txt")))).read_text(encoding="utf-8")
    next_year = vary_dump(sample, year=2022, chance=Random(_SEED))
    print(f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores\n")
    print("| reports | blocks | changes | align, CPU s | diff, CPU s | peak MB |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    with TemporaryDirectory() as folder:
        for pages in (most // 10, most):
            report = make_report(sample, Path(folder), pages=pages)
            other = make_report(next_year, Path(folder), pages=pages)
            bench_pair(f"{pages} pages, equal", report, report)
            bench_pair(f"{pages} pages, 5 % edited", report, edit_blocks(report, share=0.05))
            bench_pair(f"{pages} pages, 30 % edited", report, edit_blocks(report, share=0.3))
            bench_pair(f"{pages} pages, next year's", report, other)


if __name__ == "__main__":
    main()
