"""What PDFium and the readers cannot do is told with a code and a way out."""

from __future__ import annotations

import pypdfium2.raw as pdfium
import pytest

from zvhrr_extract.read.pdf.refusals import explain_load_error, explain_no_text


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (pdfium.FPDF_ERR_FILE, "unreadable"),
        (pdfium.FPDF_ERR_FORMAT, "damaged_pdf"),
        (pdfium.FPDF_ERR_UNKNOWN, "damaged_pdf"),
        (pdfium.FPDF_ERR_SECURITY, "encrypted"),
    ],
)
def test_every_error_of_pdfium_has_a_code_of_ours(code: int, told: str) -> None:
    error = explain_load_error(code, "a.pdf")
    assert (error.code, error.where, bool(error.hint)) == (told, "a.pdf", True)


@pytest.mark.parametrize(
    ("scans", "faults", "ocr", "code"),
    [
        (2, 0, False, "scan"),
        (2, 1, True, "scan"),
        (0, 3, True, "damaged_pdf"),
        (0, 0, True, "empty"),
    ],
)
def test_no_text_has_the_likeliest_cause(
    *, scans: int, faults: int, ocr: bool, code: str
) -> None:
    assert explain_no_text("a.pdf", scans=scans, faults=faults, ocr=ocr).code == code
