"""Shapes: the drawn lines, boxes and pictures of a page."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from zvhrr_extract.models.page import Box
from zvhrr_extract.read.pdf import native
from zvhrr_extract.read.pdf.frame import Frame
from zvhrr_extract.read.pdf.outlines import OutlineSorter, Paint, sample_curve

# Drawings with more are maps and charts; what tells tables apart comes long before.
_MAX_SEGMENTS = 2_000
# A box with round corners has 17 segments; longer paths that begin with curves are drawings.
_LONG = 24
_MAX_OBJECTS = 20_000
_RECTANGLE = 5
_MAX_DEPTH = 6

_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1, 0, 0, 1, 0, 0)
_Point = tuple[float, float]


@dataclass(slots=True)
class ShapeReader:
    """Reads what is drawn on one page besides text.

    Attributes:
        frame: How the page is shown.
        found: Lines and boxes found so far.
        images: Pictures found so far.
    """

    frame: Frame
    found: OutlineSorter = field(default_factory=OutlineSorter)
    images: list[Box] = field(default_factory=list)
    _floats: tuple[ctypes.c_float, ...] = field(
        default_factory=lambda: tuple(ctypes.c_float() for _ in range(4))
    )
    _ints: tuple[ctypes.c_uint, ...] = field(
        default_factory=lambda: tuple(ctypes.c_uint() for _ in range(4))
    )
    _left: int = _MAX_OBJECTS

    def read(self, page: int) -> None:
        """Read the shapes of a page, by its address."""
        count = native.page_count(page)
        self._read_all((native.page_object(page, index) for index in range(count)), _SAME, 0)

    def _read_all(self, handles: Iterator[int], matrix: _Matrix, depth: int) -> None:
        for handle in handles:
            kind = native.object_type(handle)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                continue
            self._left -= 1
            if self._left < 0:
                return
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._read_path(handle, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.images.append(self._bounds(handle, matrix))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
                inner = _multiply(_read_matrix(handle), matrix)
                count = native.form_count(handle)
                objects = (native.form_object(handle, index) for index in range(count))
                self._read_all(objects, inner, depth + 1)

    def _bounds(self, handle: int, matrix: _Matrix) -> Box:
        at = [ctypes.addressof(value) for value in self._floats]
        native.object_bounds(handle, *at)
        left, bottom, right, top = (value.value for value in self._floats)
        corners = [_apply(matrix, x, y) for x in (left, right) for y in (bottom, top)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return self.frame.box(min(xs), min(ys), max(xs), max(ys))

    def _read_path(self, handle: int, matrix: _Matrix) -> None:
        fill, stroke = self._paint(handle)
        if fill is None and stroke is None:
            return
        count = native.path_segments(handle)
        if not 1 < count <= _MAX_SEGMENTS or self._is_drawing(handle, count):
            if fill is not None:
                paint = Paint(fill, stroke)
                self.found.add_panel(self._bounds(handle, matrix), paint, rounded=True)
            return
        if stroke is None and 4 <= count <= _RECTANGLE:
            # A filled area of four corners is its bounds: one call for all of them.
            x0, top, x1, bottom = self._bounds(handle, matrix)
            corners = [(x0, top), (x1, top), (x1, bottom), (x0, bottom)]
            self.found.add_outline(corners, Paint(fill, None), curved=False)
            return
        matrix = _multiply(_read_matrix(handle), matrix)
        paint = Paint(fill, stroke, self._width(handle) * _scale(matrix))
        for points, curved in self._subpaths(handle, count, matrix):
            self.found.add_outline(points, paint, curved=curved)

    def _is_drawing(self, handle: int, count: int) -> bool:
        """Tell whether a long path is of curves: letters, a logo, a map, a chart."""
        if count < _LONG:
            return False
        kinds = [
            native.segment_type(native.path_segment(handle, index)) for index in range(_LONG)
        ]
        return 2 * kinds.count(pdfium.FPDF_SEGMENT_BEZIERTO) > _LONG

    def _paint(self, handle: int) -> tuple[int | None, int | None]:
        """Read the colours a path is filled and drawn with; None for not at all."""
        mode, stroked = ctypes.c_int(), ctypes.c_int()
        native.path_draw_mode(handle, ctypes.addressof(mode), ctypes.addressof(stroked))
        fill = self._colour(native.object_fill, handle) if mode.value else None
        stroke = self._colour(native.object_stroke, handle) if stroked.value else None
        return fill, stroke

    def _colour(self, read: object, handle: int) -> int | None:
        at = [ctypes.addressof(value) for value in self._ints]
        if not read(handle, *at):  # type: ignore[operator]
            return None
        red, green, blue, alpha = (value.value for value in self._ints)
        return red << 16 | green << 8 | blue if alpha else None

    def _width(self, handle: int) -> float:
        width = self._floats[0]
        native.object_stroke_width(handle, ctypes.addressof(width))
        return width.value

    def _subpaths(
        self, handle: int, count: int, matrix: _Matrix
    ) -> Iterator[tuple[list[_Point], bool]]:
        x, y = self._floats[:2]
        x_at, y_at = ctypes.addressof(x), ctypes.addressof(y)
        points: list[_Point] = []
        bends = 0
        for index in range(count):
            segment = native.path_segment(handle, index)
            kind = native.segment_type(segment)
            native.segment_point(segment, x_at, y_at)
            if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
                yield points, bends > 0
                points, bends = [], 0
            points.append(self.frame.point(*_apply(matrix, x.value, y.value)))
            if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
                bends += 1
                # Two control points and the end have come.
                if bends % 3 == 0 and len(points) > 3:
                    points[-3:] = sample_curve(*points[-4:])
            if native.segment_close(segment):
                points.append(points[0])
        if points:
            yield points, bends > 0


def _read_matrix(handle: int) -> _Matrix:
    matrix = pdfium.FS_MATRIX()
    native.object_matrix(handle, ctypes.addressof(matrix))
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _multiply(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _apply(matrix: _Matrix, x: float, y: float) -> _Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _scale(matrix: _Matrix) -> float:
    """Tell how much a matrix enlarges a line's width."""
    a, b, c, d, _, _ = matrix
    return math.sqrt(abs(a * d - b * c))
