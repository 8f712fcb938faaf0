"""Images: the pages of a PDF as pictures, never larger than a screen can use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2 as pdfium2
    from PIL import Image

# Enough to read small print on a spread; a page a kilometre wide gets no more.
MAX_SIDE_PX = 4000


def render_page(
    document: pdfium2.PdfDocument, number: int, *, dpi: float
) -> tuple[Image.Image, float]:
    """Render a page as shown.

    Args:
        document: The open file.
        number: 1-based page.
        dpi: Dots an inch; fewer where the page is too large for that.

    Returns:
        The picture, and its scale in pixels a point.
    """
    page = document[number - 1]
    try:
        width, height = page.get_size()
        scale = min(dpi / 72, MAX_SIDE_PX / max(width, height, 1))
        return page.render(scale=scale).to_pil(), scale
    finally:
        page.close()
