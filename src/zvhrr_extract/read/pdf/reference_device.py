"""Reference device: what pdfplumber's pages leave out of letters, added by pdfminer's hooks."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, cast

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.utils import apply_matrix_pt, apply_matrix_rect, mult_matrix, translate_matrix
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent

from zvhrr_extract.read.pdf.fonts import settle_heights

if TYPE_CHECKING:
    from pdfminer.layout import LTChar, LTPage
    from pdfminer.pdffont import PDFFont
    from pdfminer.pdfinterp import PDFTextState
    from pdfminer.utils import Matrix, Point, Rect

INVISIBLE, CLIPPED = "invisible", "clipped"

_INVISIBLE_MODES = {3, 7}


class ReferenceDevice(PDFPageAggregatorWithMarkedContent):
    """Collects letters with the height of their font, tagged where the page hides them."""

    clip: Rect | None = None
    mode = 0
    _clips: list[Rect | None]

    def render_string(self, textstate: PDFTextState, *rest: Any) -> None:  # noqa: ANN401
        """Keep the render mode for the letters to come."""
        self.mode = textstate.render
        super().render_string(textstate, *rest)

    def render_char(self, matrix: Matrix, font: PDFFont, *rest: Any) -> float:  # noqa: ANN401
        """Add a letter: its box is as high as its font, its matrix stands on its baseline."""
        fontsize, scaling, rise, *others = rest
        matrix = translate_matrix(matrix, (0, rise))
        advance = super().render_char(matrix, font, fontsize, scaling, 0, *others)
        item = cast("LTChar", self.cur_item._objs[-1])  # noqa: SLF001  as pdfplumber does
        ascent, descent = settle_heights(font.get_ascent(), font.get_descent())
        box = (0, descent * fontsize, item.adv, ascent * fontsize)
        item.size = fontsize * math.hypot(matrix[2], matrix[3])
        item.set_bbox(apply_matrix_rect(matrix, box))
        item.tag = self._find_reason(item)  # type: ignore[attr-defined]
        return advance

    def begin_figure(self, name: str, bbox: Rect, matrix: Matrix) -> None:
        """Open a form or picture; nothing shows outside its box."""
        super().begin_figure(name, bbox, matrix)
        self._clips = [*getattr(self, "_clips", []), self.clip]
        # Not the figure's own box: pdfminer takes the second corner for a size.
        self.add_clip(apply_matrix_rect(mult_matrix(matrix, self.ctm), bbox))

    def end_figure(self, name: str) -> None:
        """Close a form or picture."""
        super().end_figure(name)
        self.clip = self._clips.pop()

    def add_clip(self, box: Rect) -> None:
        """Show nothing outside a box any more."""
        box = (min(box[::2]), min(box[1::2]), max(box[::2]), max(box[1::2]))
        if self.clip:
            x0, y0, x1, y1 = self.clip
            box = (max(x0, box[0]), max(y0, box[1]), min(x1, box[2]), min(y1, box[3]))
        self.clip = box

    def _find_reason(self, item: LTChar) -> str | None:
        if self.mode in _INVISIBLE_MODES:
            return INVISIBLE
        if self.clip is None:
            return None
        x, y = (item.x0 + item.x1) / 2, (item.y0 + item.y1) / 2
        x0, y0, x1, y1 = self.clip
        return None if x0 <= x <= x1 and y0 <= y <= y1 else CLIPPED


class _Interpreter(PDFPageInterpreter):
    """Runs a page's operators, clipping by rectangles too."""

    device: ReferenceDevice

    def init_state(self, ctm: Matrix) -> None:
        """Start with lines one point wide, as PDF does and pdfminer does not."""
        super().init_state(ctm)
        a, b, c, d, _, _ = ctm
        self.graphicstate.linewidth = abs(a * d - b * c) ** 0.5

    def get_current_state(self) -> Any:  # noqa: ANN401  pdfminer's own plus one
        return super().get_current_state(), self.device.clip

    def set_current_state(self, state: Any) -> None:  # noqa: ANN401  likewise
        known, self.device.clip = state
        super().set_current_state(known)

    def do_W(self) -> None:  # noqa: N802  named by the operator
        """Clip; what the path is painted with comes after, and is no text."""
        points: list[Point] = [
            apply_matrix_pt(self.ctm, part[-2:]) for part in self.curpath if len(part) > 2
        ]
        xs, ys = {round(x, 3) for x, _ in points}, {round(y, 3) for _, y in points}
        if len(xs) == len(ys) == 2:
            self.device.add_clip((min(xs), min(ys), max(xs), max(ys)))

    def do_W_a(self) -> None:  # noqa: N802  likewise
        """Clip by the even-odd rule; for one rectangle the same."""
        self.do_W()


class ReferencePage(Page):
    """A page of pdfplumber whose letters are collected by the device above."""

    @property
    def layout(self) -> LTPage:
        """What pdfminer finds on it, read once."""
        if not hasattr(self, "_layout"):
            device = ReferenceDevice(self.pdf.rsrcmgr, pageno=self.page_number)
            _Interpreter(self.pdf.rsrcmgr, device).process_page(self.page_obj)
            self._layout: LTPage = device.get_result()
        return self._layout
