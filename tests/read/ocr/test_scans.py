"""Scans: read by OCR where there is some, told where there is none."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from tests.read.pdf.builder import start_pdf
from tests.read.pdf.reading import CASES, error_of, read_pages, save, texts
from zvhrr_extract.models.page import Page
from zvhrr_extract.read import ocr
from zvhrr_extract.read.ocr import Engine, engine, rapid, tesseract
from zvhrr_extract.read.ocr.seen import SeenLine, SeenWord
from zvhrr_extract.read.pdf import images, open_pdf
from zvhrr_extract.settings import Settings

STARTERS = {"rapidocr": rapid.start_rapidocr, "tesseract": tesseract.start_tesseract}


def render(name: str, turn: int = 0) -> Image.Image:
    """Render the first page of a case as a scanner would."""
    with pypdfium2.PdfDocument(CASES / f"{name}.pdf") as document:
        bitmap = document[0].render(scale=200 / 72, grayscale=True)
        picture: Image.Image = bitmap.to_pil()
    return picture.rotate(-turn, expand=True)


def scan(folder: Path, *pictures: Image.Image) -> Path:
    path = folder / "scan.pdf"
    pictures[0].save(path, save_all=True, append_images=pictures[1:], resolution=200)
    return path


def add_scan(folder: Path, picture: Image.Image, content: str) -> Path:
    """Build a PDF with a page of text, and one of a picture."""
    data = io.BytesIO()
    picture.convert("L").save(data, "JPEG")
    wide, high = picture.size
    builder = start_pdf(
        "BT /F 12 Tf 72 200 Td (Gewone tekst) Tj ET",
        f"q 420 0 0 300 0 0 cm /P Do Q {content}",
        page="/MediaBox [0 0 420 300]",
        more="/XObject << /P 50 0 R >>",
    )
    keys = f"/Type /XObject /Subtype /Image /Width {wide} /Height {high} /Filter /DCTDecode"
    builder.put_stream(
        50, data.getvalue(), f"{keys} /ColorSpace /DeviceGray /BitsPerComponent 8"
    )
    return save(folder, builder.build())


def use_engine(
    monkeypatch: pytest.MonkeyPatch, read: Callable[[Image.Image], list[SeenLine]] | None
) -> None:
    found = Engine("proef 1", 0.8, read) if read else None
    for module in (ocr, ocr.engine):
        monkeypatch.setattr(module, "find_engine", lambda: found)
    monkeypatch.setattr("zvhrr_extract.read.pdf.open.find_engine", lambda: found)


def see(*words: str, confidence: float = 0.9, wide: int = 60) -> list[SeenLine]:
    line = tuple(
        SeenWord(text, 100 + 80 * at, 50, 100 + 80 * at + wide, 80, confidence)
        for at, text in enumerate(words)
    )
    return [line] if line else []


def test_a_scan_without_ocr_is_an_error_that_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_engine(monkeypatch, None)
    path = scan(tmp_path, render("rotated"), render("tables"))
    for wanted in (True, False):
        error = error_of(path, ocr=wanted)
        assert (error.code, "zvhrr-extract[ocr]" in error.hint) == ("scan", True)


def test_a_scan_among_pages_of_text_is_a_fault_of_that_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_engine(monkeypatch, None)
    stamp = "BT /F 8 Tf 20 5 Td (blad 2) Tj ET"
    pages = read_pages(add_scan(tmp_path, render("rotated"), stamp))
    assert [(texts(page), page.fault, page.ocr) for page in pages] == [
        (["Gewone", "tekst"], None, False),
        (["blad", "2"], "scan", False),
    ]


def test_a_photograph_is_no_scan_of_a_text(tmp_path: Path) -> None:
    photo = Image.linear_gradient("L").resize((420, 300)).point(lambda shade: shade // 2)
    pages = read_pages(add_scan(tmp_path, photo, ""))
    assert (pages[1].fault, pages[1].words) == (None, ())


def test_what_is_recognized_stands_where_it_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = see("Twintig", "letters", "of", "iets", "meer")
    use_engine(monkeypatch, lambda _: seen)
    page = read_pages(add_scan(tmp_path, render("rotated"), ""), ocr=True)[1]
    scale = 72 / ocr.OCR_DPI
    assert (page.ocr, page.confidence, page.fault) == (True, 0.9, None)
    assert texts(page) == ["Twintig", "letters", "of", "iets", "meer"]
    assert page.words[1].box == pytest.approx(
        (180 * scale, 50 * scale, 240 * scale, 80 * scale)
    )
    assert page.words[0].style.size == round(2 * 30 * scale * 0.8) / 2
    assert page.words[0].top < page.words[0].baseline < page.words[0].bottom


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_scan_is_turned_back_to_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, turn: int
) -> None:
    picture = Image.new("L", (840, 600), 255)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((100, 50, 160, 80), fill=0)

    def read(shown: Image.Image) -> list[SeenLine]:
        # Upright the black box stands near the upper left corner.
        wide = shown.size[0] > shown.size[1]
        upright = wide and shown.getpixel(
            (shown.size[0] * 130 // 840, shown.size[1] * 65 // 600)
        )
        if isinstance(upright, bool) or upright not in {0, (0, 0, 0)}:
            return see("ruis", confidence=0.4, wide=60 if wide else 5)
        return see("Twintig", "letters", "of", "iets", "meer")

    use_engine(monkeypatch, read)
    turned = picture.rotate(-turn, expand=True)
    path = scan(tmp_path, turned)
    page = read_pages(path, ocr=True)[0]
    word = page.words[0]
    assert {word.angle for word in page.words} == {turn}
    wide, high = page.width, page.height
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    ends = {90: (x > wide / 2, y > high / 2), 180: (x > wide / 2, y > high / 2)}
    ends[270] = ends[90]
    assert ends[turn] == {90: (True, False), 180: (True, True), 270: (False, True)}[turn]


def test_a_scan_in_which_nothing_is_found_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_engine(monkeypatch, lambda _: [])
    error = error_of(scan(tmp_path, render("rotated")), ocr=True)
    assert (error.code, "finds no text" in error.message) == ("scan", True)


def test_a_page_a_kilometre_wide_is_rendered_small(tmp_path: Path) -> None:
    data = start_pdf("BT /F 12 Tf 72 500 Td (A) Tj ET", page="/MediaBox [0 0 2834645 900]")
    with open_pdf(save(tmp_path, data.build()), file="a", settings=Settings()) as pdf:
        picture, _ = pdf.render(1, dpi=300)
    assert max(picture.size) <= images.MAX_SIDE_PX


def test_the_first_engine_that_starts_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    engine.find_engine.cache_clear()
    started = ("tweede", 1.0, lambda _: see("woord"))
    monkeypatch.setattr(engine, "_STARTERS", (lambda: None, lambda: started))
    found = engine.find_engine()
    assert found is not None
    assert found.name == "tweede"
    monkeypatch.setattr(engine, "_STARTERS", ())
    engine.find_engine.cache_clear()
    assert engine.find_engine() is None
    engine.find_engine.cache_clear()


def test_tesseract_s_table_is_read_by_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    table = "\n".join(
        "\t".join(row)
        for row in (
            ["level"] * 12,
            ["4", "1", "1", "1", "1", "0", "0", "0", "9", "9", "-1", ""],
            ["5", "1", "1", "1", "1", "1", "10", "20", "30", "9", "96.5", "Één"],
            ["5", "1", "1", "1", "1", "2", "50", "22", "30", "12", "80", "jaar"],
            ["5", "1", "1", "1", "2", "1", "10", "60", "30", "10", "-1", "2021"],
            ["5", "1", "1", "1", "2", "2", "10", "60", "30", "10", "90", " "],
        )
    )
    answers = {"--list-langs": "osd\nnld\n", "--version": "tesseract 5.3.0\n x", "tsv": table}
    monkeypatch.setattr(tesseract, "_run", lambda command, _data=b"": answers[command[-1]])
    monkeypatch.setattr("shutil.which", lambda _: "/bin/tesseract")
    started = tesseract.start_tesseract()
    assert started is not None
    assert started[0] == "tesseract 5.3.0"
    assert started[2](Image.new("L", (9, 9))) == [
        (
            SeenWord("Één", 10, 20, 40, 29, 0.965),
            SeenWord("jaar", 50, 22, 80, 34, 0.8),
        ),
        (SeenWord("2021", 10, 60, 40, 70, 0),),
    ]


def test_tesseract_without_a_language_of_ours_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "_run", lambda *_: "osd\nfra")
    monkeypatch.setattr("shutil.which", lambda _: "/bin/tesseract")
    assert tesseract.start_tesseract() is None
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert tesseract.start_tesseract() is None


def test_a_command_that_fails_says_nothing() -> None:
    assert tesseract._run(["/nergens/tesseract"]) == ""


@pytest.fixture(params=sorted(STARTERS))
def real_engine(request: pytest.FixtureRequest) -> Engine:
    started = STARTERS[request.param]()
    if started is None:
        pytest.skip(f"{request.param} is not installed")
    return Engine(*started)


def read_with(found: Engine, path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Page]:
    use_engine(monkeypatch, found.read)
    return read_pages(path, ocr=True)


@pytest.mark.extra
@pytest.mark.slow
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_real_engine_reads_dutch_and_figures_whichever_way_up(
    real_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, turn: int
) -> None:
    path = scan(tmp_path, render("rotated", turn))
    page = read_with(real_engine, path, monkeypatch)[0]
    # RapidOCR now and then leaves a blank out.
    read = "".join(texts(page))
    for text in ("Resultaten", "2023", "1.234", "meldingen,", "12%.", "56."):
        assert text in read
    assert {word.angle for word in page.words} == {turn}
    assert page.confidence is not None
    assert page.confidence > 0.8


@pytest.mark.extra
@pytest.mark.slow
def test_a_real_engine_reads_the_same_every_time(
    real_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = scan(tmp_path, render("weasy"))
    once, again = (read_with(real_engine, path, monkeypatch) for _ in range(2))
    assert once == again
    assert {"Financiële", "efficiëntie", "1.204"} <= set(texts(once[0]))
