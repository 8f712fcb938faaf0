"""Measures the whole job on PDFs against PDFium's floor and pdfplumber alone, and memory."""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

_ROUNDS = 3
_FEW_PAGES, _MANY_PAGES = 20, 500


def read_every_character(path: Path) -> int:
    """Read every character of a PDF with its box, by pypdfium2: the floor."""
    import pypdfium2  # noqa: PLC0415

    document = pypdfium2.PdfDocument(path)
    for page in document:
        text_page = page.get_textpage()
        for index in range(text_page.count_chars()):
            text_page.get_charbox(index)
        text_page.get_text_range()
        page.close()
    return len(document)


def extract_whole(path: Path) -> int:
    """Do the whole job, from the file to the JSON file."""
    from zvhrr_extract import extract_file  # noqa: PLC0415
    from zvhrr_extract.write import write_json  # noqa: PLC0415

    report = extract_file(path)
    with TemporaryDirectory() as folder:
        write_json(Path(folder) / "report.json", report)
    return report.sources[0].pages or 0


def extract_by_pdfplumber(path: Path) -> int:
    """Let pdfplumber extract text and tables, and nothing else."""
    import pdfplumber  # noqa: PLC0415

    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()
            page.close()
        return len(document.pages)


JOBS: dict[str, Callable[[Path], int]] = {
    "floor": read_every_character,
    "whole": extract_whole,
    "pdfplumber": extract_by_pdfplumber,
}


def measure_job(name: str, path: Path, *, rounds: int) -> dict[str, float]:
    """Do a job once to load what it needs, then some times; CPU ms a page, peak MB."""
    job = JOBS[name]
    pages = job(path)
    times = []
    for _ in range(rounds):
        before = time.process_time()
        job(path)
        times.append(time.process_time() - before)
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    spent = median(times) / pages * 1000 if times else 0.0
    return {"ms_a_page": spent, "pages": pages, "peak_mb": peak_mb}


def measure_apart(name: str, path: Path, *, rounds: int = _ROUNDS) -> dict[str, float]:
    """Measure a job in a process of its own."""
    command = [sys.executable, __file__, "--job", name, "--rounds", str(rounds), str(path)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def bench_speed(paths: list[Path]) -> None:
    """Print CPU time a page of the three jobs, side by side, and the ratios."""
    print("| PDF | pages | floor ms | whole ms | pdfplumber ms | whole / floor | faster |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for path in paths:
        floor, whole, other = (measure_apart(name, path) for name in JOBS)
        print(
            f"| {path.stem} | {whole['pages']:.0f} | {floor['ms_a_page']:.1f} "
            f"| {whole['ms_a_page']:.1f} | {other['ms_a_page']:.1f} "
            f"| {whole['ms_a_page'] / floor['ms_a_page']:.2f} "
            f"| {other['ms_a_page'] / whole['ms_a_page']:.1f} x |",
            flush=True,
        )


def bench_memory(path: Path) -> None:
    """Print the peak memory of the whole job for few and for many pages of one PDF."""
    print("| pages | peak MB | ratio |")
    print("| ---: | ---: | ---: |")
    first: float | None = None
    with TemporaryDirectory() as folder:
        for count in (_FEW_PAGES, _MANY_PAGES):
            long = Path(folder) / f"{count}.pdf"
            _repeat_pages(path, long, count)
            peak = measure_apart("whole", long, rounds=0)["peak_mb"]
            first = first or peak
            print(f"| {count} | {peak:.0f} | {peak / first:.2f} |", flush=True)


def _repeat_pages(source: Path, target: Path, count: int) -> None:
    """Write a PDF of so many pages, the pages of another one over and over."""
    import pypdfium2  # noqa: PLC0415

    given = pypdfium2.PdfDocument(source)
    made = pypdfium2.PdfDocument.new()
    pages = list(range(len(given)))
    while len(made) < count:
        made.import_pages(given, pages[: count - len(made)])
    made.save(target)


def main() -> None:
    """Measure the PDFs named, or do one job for such a measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pdfs", nargs="+", type=Path)
    parser.add_argument("--job", choices=JOBS)
    parser.add_argument("--rounds", type=int, default=_ROUNDS)
    given = parser.parse_args()
    if given.job:
        print(json.dumps(measure_job(given.job, given.pdfs[0], rounds=given.rounds)))
        return
    bench_speed(given.pdfs)
    print()
    bench_memory(given.pdfs[0])


if __name__ == "__main__":
    main()
