"""Chromium without a window: shows pages in frames, and tells how they came out."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

CHROMIUM = next(
    (
        found
        for name in ("chromium", "chromium-browser", "google-chrome", "chrome")
        if (found := shutil.which(name))
    ),
    None,
)


def run_chromium(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    assert CHROMIUM is not None
    return subprocess.run(
        [
            CHROMIUM,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--enable-logging=stderr",
            f"--user-data-dir={folder / 'profile'}",
            *arguments,
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )


def harness(pages: Sequence[tuple[str, int]], measure: str) -> str:
    """Print a page that holds pages in frames and measures them once all are there."""
    frames = "".join(
        f'<iframe srcdoc="{html.escape(page)}" style="border:0;height:900px;width:{width}px">'
        "</iframe>"
        for page, width in pages
    )
    script = f"<script>addEventListener('load', () => {{{measure}}})</script>"
    return f"<!DOCTYPE html><meta charset='utf-8'><body>{frames}{script}</body>"


def show_pages(folder: Path, pages: Sequence[tuple[str, int]], measure: str) -> dict[str, Any]:
    """Show pages, each in a width of its own, and give what a script measured of them.

    The script ends with `RESULT`, its JSON and `END` as the text of the page.
    """
    path = folder / "harness.html"
    path.write_text(harness(pages, measure), "utf-8")
    done = run_chromium(folder, "--virtual-time-budget=5000", "--dump-dom", path.as_uri())
    found = re.search("RESULT(.*)END", done.stdout, re.DOTALL)
    assert found is not None, done.stderr
    told: dict[str, Any] = json.loads(html.unescape(found[1]))
    console = [line for line in done.stderr.splitlines() if "CONSOLE" in line]
    return told | {"console": console}
