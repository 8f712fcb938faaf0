"""Measures the audit of growing reports beside their extraction, and the series of years."""

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
from zvhrr_extract.phrases import load_phrases
from zvhrr_extract.pipeline import audit_report, load_knowledge
from zvhrr_extract.series import build_series
from zvhrr_extract.settings import DEFAULTS

_SAMPLES = Path(__file__).parent.parent / "samples"
_SEED = 20211231
_YEARS = range(2015, 2025)


def measure(work: Callable[[], object]) -> float:
    """Return the CPU seconds of a call."""
    before = time.process_time()
    work()
    return time.process_time() - before


def bench_length(sample: str, folder: Path, times: int) -> None:
    """Print what extraction, and the audit in it, cost of a report so many times as long."""
    path = folder / f"{times}.txt"
    path.write_text(lengthen_dump(sample, times=times, chance=Random(_SEED)), encoding="utf-8")
    reports: list[Report] = []
    whole = measure(lambda: reports.append(extract_file(path)))
    (report,) = reports
    known = load_knowledge(DEFAULTS).for_report(report)
    audit = measure(lambda: audit_report(report, known))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"| {times} | {len(report.blocks):,} | {len(report.tables):,} | {len(report.claims):,} "
        f"| {whole:.2f} | {audit:.2f} | {audit / whole:.0%} | {peak:.0f} |",
        flush=True,
    )


def bench_years(sample: str, folder: Path) -> None:
    """Print what the series of ten years cost."""
    reports = []
    for year in _YEARS:
        path = folder / f"{year}.txt"
        path.write_text(
            vary_dump(sample, year=year, chance=Random(_SEED + year)), encoding="utf-8"
        )
        reports.append(extract_file(path))
    knowledge, phrases = load_knowledge(DEFAULTS), load_phrases()
    points = len(build_series(reports, knowledge, phrases).points)
    took = measure(lambda: build_series(reports, knowledge, phrases))
    print(f"\n{len(reports)} reports, {points:,} points: {took:.2f} CPU s")


def main() -> None:
    """Measure reports of one, ten and a given number of times the sample's length."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=30)
    most = parser.parse_args().times
    sample = next(iter(sorted(_SAMPLES.glob("*-dump-1.txt")))).read_text(encoding="utf-8")
    print(f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores\n")
    print(
        "| times | blocks | tables | claims | whole, CPU s | audit, CPU s | share | peak MB |"
    )
    print("| ---: " * 8 + "|")
    with TemporaryDirectory() as folder:
        for times in sorted({1, 10, most}):
            bench_length(sample, Path(folder), times)
        bench_years(sample, Path(folder))


if __name__ == "__main__":
    main()
