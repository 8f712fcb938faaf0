"""Make the small PDFs beside this file; `soffice`, `reportlab` and `weasyprint` are needed."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from pypdf import PdfWriter
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from weasyprint import HTML

HERE = Path(__file__).parent
BLACK, DARK, WHITE, GREY = (HexColor(f"#{part * 3}") for part in ("00", "22", "ff", "bb"))
ROWS = (
    ("Jaar", "Zaken", "Kosten"),
    ("2021", "120", "1.000"),
    ("2022", "98", "950"),
    ("2023", "143", "1.210"),
)
STYLE = """
@page { size: 420pt 300pt; margin: 30pt }
body { font: 10pt "DejaVu Serif"; text-align: justify; hyphens: auto; columns: 2 }
h1 { font: bold 14pt "DejaVu Sans"; column-span: all }
.k { font-variant: small-caps } sup { font-size: 6pt }
table { border-collapse: collapse; font-size: 8pt } td { border: .5pt solid #333; padding: 2pt }
"""
BODY = """
<h1>Financiële efficiëntie en profielen</h1>
<p>De officiële afvalcijfers: in 2023 waren er vijftienhonderd
samenwerkingsverbanden<sup>2</sup>, waarvan <b>driehonderd</b> met ketenpartners,
gemeenschappelijke verantwoordelijkheden en informatievoorzieningen.</p>
<p class="k">Kleine Kapitalen van het Veiligheidshuis</p>
<ul><li>eerste punt</li><li>tweede punt</li></ul>
<table><tr><td>2022</td><td>1.204</td></tr><tr><td>2023</td><td>€ 987</td></tr></table>
"""


def start(name: str) -> Canvas:
    return Canvas(str(HERE / name), pagesize=(420, 300), invariant=1)


def draw(canvas: Canvas, text: str, x: float, y: float, size: float = 10) -> None:
    canvas.setFont("Helvetica", size)
    canvas.drawString(x, y, text)


def draw_body(canvas: Canvas) -> None:
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(40, 255, "Resultaten in 2023")
    draw(canvas, "In dat jaar waren er 1.234 meldingen, een daling van 12%.", 40, 230)
    draw(canvas, "Het aantal trajecten steeg licht naar 56.", 40, 215)


def make_rotated() -> None:
    canvas = start("rotated.pdf")
    for turn in (0, 90, 180, 270):
        canvas.setPageRotation(turn)
        draw_body(canvas)
        canvas.setStrokeColor(HexColor("#336699"))
        canvas.setLineWidth(0.8)
        canvas.line(40, 205, 380, 205)
        canvas.rect(40, 120, 100, 50, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()


def make_cropped() -> None:
    canvas = start("cropped.pdf")
    for turn in (0, 90, 180, 270):
        canvas.setCropBox((30, 40, 400, 280))
        canvas.setPageRotation(turn)
        draw_body(canvas)
        draw(canvas, "Onder de snijrand", 40, 10)
        canvas.line(40, 100, 200, 100)
        canvas.showPage()
    canvas.save()


def make_effects() -> None:
    canvas = start("effects.pdf")
    draw_body(canvas)
    canvas.setFillColor(DARK)
    canvas.rect(40, 150, 340, 40, stroke=0, fill=1)
    canvas.setFillColor(WHITE)
    draw(canvas, "Wit op donker 2024", 50, 165, 14)
    canvas.setFillColor(BLACK)
    for x in (40, 40.35):
        draw(canvas, "Nagemaakt vet gezet", x, 130)
    canvas.setFillColor(GREY)
    draw(canvas, "Met een schaduw", 41.5, 108.5)
    canvas.setFillColor(BLACK)
    draw(canvas, "Met een schaduw", 40, 110)
    canvas.saveState()
    hidden = canvas.beginText(40, 90)
    hidden.setTextRenderMode(3)
    hidden.textLine("Onzichtbare zoektekst")
    canvas.drawText(hidden)
    canvas.restoreState()
    draw(canvas, "Naast de pagina", 440, 60)
    draw(canvas, "Onder de pagina", 40, -20)
    draw_clipped(canvas)
    canvas.setFont("Symbol", 10)
    canvas.drawString(40, 35, "\u2022")
    draw(canvas, "opsommingsteken uit een symboolfont", 52, 35)
    draw(canvas, "Noord", 40, 20)
    draw(canvas, "2", 67.2, 24, 6)
    draw(canvas, ", en verder", 70.5, 20)
    canvas.showPage()
    canvas.save()


def draw_clipped(canvas: Canvas) -> None:
    canvas.saveState()
    clip = canvas.beginPath()
    clip.rect(40, 55, 60, 14)
    canvas.clipPath(clip, stroke=0, fill=0)
    draw(canvas, "Zichtbaar", 42, 60)
    draw(canvas, "Weggeknipt", 200, 60)
    canvas.restoreState()


def make_turned() -> None:
    canvas = start("turned.pdf")
    draw_body(canvas)
    for turn, x, y in ((90, 30, 60), (270, 400, 200), (180, 380, 40)):
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(turn)
        draw(canvas, "Staande tekst van 2023", 0, 0, 9)
        if turn != 180:
            end = canvas.stringWidth("Staande tekst van 2023", "Helvetica", 9)
            canvas.setFont("Helvetica-Bold", 9)
            canvas.drawString(end, 0, "vet")
        canvas.restoreState()
    canvas.showPage()
    canvas.save()


def make_forms() -> None:
    canvas = start("forms.pdf")
    draw_body(canvas)
    canvas.beginForm("inner", 0, 0, 200, 60)
    draw(canvas, "Tekst in een formulier", 5, 20)
    canvas.line(5, 10, 150, 10)
    canvas.rect(5, 35, 60, 20, stroke=1, fill=0)
    draw(canvas, "Buiten de rand", 215, 50)
    canvas.endForm()
    canvas.beginForm("outer", 0, 0, 300, 100)
    canvas.translate(20, 10)
    canvas.scale(0.8, 0.8)
    canvas.doForm("inner")
    canvas.endForm()
    for form, x, y in (("inner", 40, 80), ("outer", 150, 10)):
        canvas.saveState()
        canvas.translate(x, y)
        canvas.doForm(form)
        canvas.restoreState()
    canvas.showPage()
    canvas.save()


def make_tables() -> None:
    canvas = start("tables.pdf")
    canvas.setLineWidth(0.5)
    path = canvas.beginPath()
    for at in range(5):
        canvas.line(40, 280 - 14 * at, 280, 280 - 14 * at)
        canvas.rect(40, 189.7 - 14 * at, 240, 0.6, stroke=0, fill=1)
        path.moveTo(40, 100 - 14 * at)
        path.lineTo(280, 100 - 14 * at)
    for at in range(4):
        x = 40 + 80 * at
        canvas.line(x, 280, x, 224)
        canvas.rect(x - 0.3, 134, 0.6, 56, stroke=0, fill=1)
        path.moveTo(x, 100)
        path.lineTo(x, 44)
    canvas.drawPath(path, stroke=1, fill=0)
    for top in (280, 190, 100):
        for row, texts in enumerate(ROWS):
            for column, text in enumerate(texts):
                draw(canvas, text, 45 + 80 * column, top - 14 * row - 10, 8)
    canvas.setFillColor(GREY)
    canvas.rect(300, 60, 100, 25, stroke=1, fill=1)
    canvas.rect(300, 90, 100, 25, stroke=0, fill=1)
    canvas.circle(350, 200, 30, stroke=1, fill=0)
    canvas.roundRect(300, 240, 100, 30, 8, stroke=0, fill=1)
    canvas.showPage()
    canvas.save()


def make_writer() -> None:
    rows = "".join(
        "<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in ROWS
    )
    html = f"""<html lang="nl"><body style="font: 10pt DejaVu Sans"><h1>Officiële cijfers</h1>
    <p>Een alinea met <b>vette</b> en <i>schuine</i> woorden, en een prijs van € 12,50.</p>
    <ul><li>eerste punt</li><li>tweede punt</li></ul>
    <table border=1>{rows}</table></body></html>"""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "writer.html"
        page.write_text(html, encoding="utf-8")
        options = (
            'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
            '"ExportBookmarks":{"type":"boolean","value":"true"}}'
        )
        command = [
            "soffice",
            "--headless",
            "--infilter=HTML (StarWriter)",
            "--convert-to",
            options,
            "--outdir",
            str(HERE),
        ]
        subprocess.run([*command, str(page)], check=True)


def make_locked() -> None:
    for name, user, owner in (("opens", "", "eigenaar"), ("geheim", "geheim", "eigenaar")):
        with Path(HERE / "rotated.pdf").open("rb") as stream:
            writer = PdfWriter(clone_from=stream)
        writer.encrypt(user, owner, algorithm="AES-256")
        writer.write(HERE / f"locked-{name}.pdf")


if __name__ == "__main__":
    make_rotated()
    make_cropped()
    make_effects()
    make_turned()
    make_forms()
    make_tables()
    make_writer()
    make_locked()
    HTML(string=f'<html lang="nl"><style>{STYLE}</style>{BODY}</html>').write_pdf(
        HERE / "weasy.pdf", pdf_identifier=b"readers"
    )
