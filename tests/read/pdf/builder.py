"""PDF files made by hand, byte by byte: as small, or as broken, as a test needs them."""

from __future__ import annotations

from dataclasses import dataclass, field

FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


@dataclass
class PdfBuilder:
    """Collects objects and writes them with a right cross-reference table."""

    objects: dict[int, bytes] = field(default_factory=dict)
    trailer: str = ""

    def put(self, number: int, body: str) -> PdfBuilder:
        """Put an object that is no stream."""
        self.objects[number] = body.encode("latin-1")
        return self

    def put_stream(self, number: int, data: str | bytes, keys: str = "") -> PdfBuilder:
        """Put a stream."""
        data = data.encode("latin-1") if isinstance(data, str) else data
        head = f"<< {keys} /Length {len(data)} >>\nstream\n".encode()
        self.objects[number] = head + data + b"\nendstream"
        return self

    def build(self) -> bytes:
        """Write the file."""
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        places = {}
        for number, body in sorted(self.objects.items()):
            places[number] = len(out)
            out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
        size = max(self.objects) + 1
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % size
        for number in range(1, size):
            known = number in places
            out += b"%010d %05d %s \n" % (places.get(number, 0), 0, b"n" if known else b"f")
        out += f"trailer\n<< /Size {size} /Root 1 0 R {self.trailer} >>\n".encode()
        return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def build_pdf(*contents: str, page: str = "/MediaBox [0 0 595 842]", more: str = "") -> bytes:
    """Build a PDF with one page for each content stream; its font is `/F`.

    Args:
        contents: What the pages draw.
        page: Keys of every page.
        more: Keys of every page's resources.
    """
    return start_pdf(*contents, page=page, more=more).build()


def start_pdf(
    *contents: str, page: str = "/MediaBox [0 0 595 842]", more: str = ""
) -> PdfBuilder:
    """Start what `build_pdf` builds: 1 root, 2 pages, 3 font, then page and content in turn."""
    builder = PdfBuilder()
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(contents)))
    builder.put(1, "<< /Type /Catalog /Pages 2 0 R >>")
    builder.put(2, f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>")
    builder.put(3, FONT)
    for at, content in enumerate(contents):
        number = 4 + 2 * at
        keys = f"/Resources << /Font << /F 3 0 R >> {more} >> /Contents {number + 1} 0 R"
        builder.put(number, f"<< /Type /Page /Parent 2 0 R {page} {keys} >>")
        builder.put_stream(number + 1, content)
    return builder


def show_text(text: str, x: float = 72, y: float = 700, size: float = 12) -> str:
    """Write the operators that show one line of text."""
    text = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n"
