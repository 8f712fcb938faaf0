"""Measures CPU time and memory for one dump, long dumps, many dumps, and start-up."""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from vary import FIRST_YEAR, LAST_YEAR, hide_owner, lengthen_dump, vary_dump

_SAMPLES = Path(__file__).parent.parent / "samples"
_TIMES = (1, 10, 100)
_SEED = 20211231
_STARTS = 5
_HEAVY = ("pandas", "numpy", "pdfplumber", "rich", "pydantic")


def measure_run(inputs: str, output: str) -> dict[str, float]:
    """Run the batch over a folder in this process; CPU seconds of the work, peak MB."""
    from zvhrr_extract.batch import Request, run_batch  # noqa: PLC0415
    from zvhrr_extract.settings import Settings  # noqa: PLC0415

    request = Request(named=(inputs,), output=Path(output), settings=Settings())
    before = time.process_time()
    summary = run_batch(request)
    spent = time.process_time() - before
    failed = [one.error for one in summary.manifest.inputs if one.error is not None]
    if failed:
        raise SystemExit(f"not all was extracted: {failed[0]}")
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    reports = len(summary.manifest.outputs)
    return {"cpu_s": spent, "peak_mb": peak_mb, "reports": reports}


def measure_apart(inputs: Path, output: Path) -> dict[str, float]:
    """Measure a run in a process of its own."""
    command = [sys.executable, __file__, "--inputs", str(inputs), "--output", str(output)]
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit("a run failed; see above")
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def bench_lengths(folder: Path, sample: str) -> None:
    """Print what a dump costs that is 1, 10 and 100 times as long."""
    print("| dump | lines | CPU s | CPU ms a line | ratio a line | peak MB |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    single: float | None = None
    for times in _TIMES:
        inputs = folder / f"times-{times}"
        inputs.mkdir()
        text = lengthen_dump(sample, times=times, chance=Random(_SEED))
        (inputs / "report.txt").write_text(text, encoding="utf-8")
        repeats = 3 if times < max(_TIMES) else 1
        runs = [measure_apart(inputs, folder / f"out-{times}-{n}") for n in range(repeats)]
        spent, lines = median(run["cpu_s"] for run in runs), text.count("\n") + 1
        single = single or spent / lines
        peak = max(run["peak_mb"] for run in runs)
        print(
            f"| {times} x | {lines:,} | {spent:.2f} | {spent / lines * 1000:.2f} "
            f"| {spent / lines / single:.2f} | {peak:.0f} |",
            flush=True,
        )


def bench_many(folder: Path, sample: str, *, reports: int) -> None:
    """Print what a run over many dumps costs: of 40 years, and each a report of its own."""
    print("| dumps | reports | CPU s | CPU ms a dump | ms a report | peak MB |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")
    for text, name in ((sample, "years"), (hide_owner(sample), "own")):
        for count in sorted({1, max(1, reports // 10), reports}):
            inputs = folder / f"{name}-{count}"
            _make_dumps(inputs, text, count)
            run = measure_apart(inputs, folder / f"{name}-out-{count}")
            print(
                f"| {count:,} | {run['reports']:,.0f} | {run['cpu_s']:.1f} "
                f"| {run['cpu_s'] / count * 1000:.0f} "
                f"| {run['cpu_s'] / run['reports'] * 1000:.0f} | {run['peak_mb']:.0f} |",
                flush=True,
            )


def _make_dumps(folder: Path, sample: str, count: int) -> None:
    chance = Random(_SEED)
    folder.mkdir()
    for number in range(count):
        year = FIRST_YEAR + number % (LAST_YEAR - FIRST_YEAR)
        text = vary_dump(sample, year=year, chance=chance)
        (folder / f"dump-{number:04}.txt").write_text(text, encoding="utf-8")


def bench_start() -> None:
    """Print how long `--help` takes, and which heavy modules it loads."""
    script = (
        "import sys; sys.argv = ['zvhrr-extract', {words}]\n"
        "from zvhrr_extract.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(*(name for name in {heavy!r} if name in sys.modules), file=sys.stderr)"
    )
    print("| command | wall ms (median of five) | heavy modules loaded |")
    print("| --- | ---: | --- |")
    for words in (None, "'--help'", "'extract', '--help'"):
        code = "pass" if words is None else script.format(words=words, heavy=_HEAVY)
        spent, loaded = [], ""
        for _ in range(_STARTS):
            before = time.perf_counter()
            done = subprocess.run(
                [sys.executable, "-c", code], check=True, capture_output=True, text=True
            )
            spent.append(time.perf_counter() - before)
            loaded = done.stderr.strip()
        name = (
            "`python -c pass`"
            if words is None
            else "`" + words.replace("'", "").replace(",", "") + "`"
        )
        print(f"| {name} | {median(spent) * 1000:.0f} | {loaded or 'none'} |", flush=True)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=1000, help="dumps in the last part")
    parser.add_argument("--inputs", help=argparse.SUPPRESS)
    parser.add_argument("--output", help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> None:
    """Measure all, or, when called by itself, one run."""
    asked = _parse()
    if asked.inputs:
        print(json.dumps(measure_run(asked.inputs, asked.output)))
        return
    sample = next(iter(sorted(_SAMPLES.glob("*-dump-1.txt")))).read_text(encoding="utf-8")
    print(f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores\n")
    with TemporaryDirectory() as folder:
        bench_start()
        print()
        bench_lengths(Path(folder), sample)
        print()
        bench_many(Path(folder), sample, reports=asked.reports)


if __name__ == "__main__":
    main()
