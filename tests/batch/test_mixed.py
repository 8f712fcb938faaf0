"""A folder of PDFs and dumps, sound and broken: each is one report's version, or one error."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.support.cases import CASES
from zvhrr_extract.batch import Request, run_batch
from zvhrr_extract.pipeline import open_document
from zvhrr_extract.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from zvhrr_extract.batch import RunSummary

PDF = CASES / "pdf" / "dark.pdf"
LOCKED = CASES / "readers" / "locked-geheim.pdf"


def dump_of(pdf: Path) -> str:
    """Write the lines of a PDF as a tool dumps them, a form feed after every page."""
    lines = open_document(pdf, file=pdf.name, settings=Settings(ocr=False)).lines
    pages = {line.page for line in lines}
    return "\f".join(
        "\n".join(line.text for line in lines if line.page == page) + "\n"
        for page in sorted(pages)
    )


def run(folder: Path, output: Path, **told: object) -> RunSummary:
    settings = Settings(ocr=False, **told)  # type: ignore[arg-type]
    return run_batch(Request(named=(str(folder),), output=output, settings=settings))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    return made


def test_a_pdf_and_its_dump_are_one_report_with_the_pdf_s_text(
    folder: Path, tmp_path: Path
) -> None:
    shutil.copy(PDF, folder / "b.pdf")
    shutil.copy(PDF, folder / "c.pdf")
    (folder / "a.txt").write_text(dump_of(PDF), encoding="utf-8")
    summary = run(folder, tmp_path / "out")
    roles = {one.file: (one.status, one.role) for one in summary.manifest.inputs}
    assert roles["b.pdf"] == ("extracted", "canonical")
    assert roles["c.pdf"][0] == "duplicate"
    assert roles["a.txt"] == ("extracted", "version")
    (report,) = (tmp_path / "out").glob("zvhrr-*.json")
    written = json.loads(report.read_bytes())
    assert written["sources"][0]["media_type"] == "application/pdf"
    assert all(block["provenance"]["bbox"] for block in written["blocks"])


def test_broken_files_are_one_error_each_and_the_rest_is_done(
    folder: Path, tmp_path: Path
) -> None:
    shutil.copy(PDF, folder / "good.pdf")
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "head.pdf").write_bytes(b"%PDF-1.7\n")
    (folder / "noise.pdf").write_bytes(PDF.read_bytes()[:200] + bytes(range(256)) * 40)
    shutil.copy(LOCKED, folder / "locked.pdf")
    summary = run(folder, tmp_path / "out")
    codes = {one.file: one.error.code for one in summary.manifest.inputs if one.error}
    assert codes == {
        "empty.pdf": "empty",
        "head.pdf": "damaged_pdf",
        "noise.pdf": "damaged_pdf",
        "locked.pdf": "encrypted",
    }
    assert all(one.error is None or one.error.message for one in summary.manifest.inputs)
    assert len(summary.manifest.outputs) == 1


def test_a_locked_file_is_tried_again_when_passwords_are_given(
    folder: Path, tmp_path: Path
) -> None:
    shutil.copy(LOCKED, folder / "locked.pdf")
    output = tmp_path / "out"
    assert run(folder, output).manifest.inputs[0].status == "failed"
    assert run(folder, output).unchanged
    summary = run(folder, output, passwords=("fout", "geheim"))
    assert summary.manifest.inputs[0].error is None
    assert "geheim" not in (output / "manifest.json").read_text()
