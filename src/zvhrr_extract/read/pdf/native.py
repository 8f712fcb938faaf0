"""Native: the few PDFium functions called per word or shape, with plain integer handles.

pypdfium2's own bindings check and wrap every handle; asked per word that is most of the time.
These are the same functions of the same library with pointers as integers.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

_POINTER = ctypes.c_void_p
_INT = ctypes.c_int


def _bind(function: object, result: Any, *arguments: Any) -> Any:  # noqa: ANN401  ctypes types
    address = ctypes.cast(function, _POINTER).value or 0  # type: ignore[arg-type]
    return ctypes.CFUNCTYPE(result, *arguments)(address)


def handle_of(pointer: object) -> int:
    """Give the address a PDFium handle points at, 0 for none."""
    return ctypes.cast(pointer, _POINTER).value or 0  # type: ignore[arg-type]


def read_text(function: Callable[..., int], *arguments: object) -> str:
    """Ask PDFium for a text; half a sign in it becomes U+FFFD, blanks become single."""
    size = function(*arguments, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 2))
    function(*arguments, buffer, size)
    text = buffer.raw[: max(0, size - 2)].decode("utf-16-le", "replace")
    return " ".join(text.replace("\0", " ").split())


text_object = _bind(pdfium.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
text_loose_box = _bind(pdfium.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
text_origin = _bind(pdfium.FPDFText_GetCharOrigin, _INT, _POINTER, _INT, _POINTER, _POINTER)
text_matrix = _bind(pdfium.FPDFText_GetMatrix, _INT, _POINTER, _INT, _POINTER)
text_unicode = _bind(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _POINTER, _INT)

object_font = _bind(pdfium.FPDFTextObj_GetFont, _POINTER, _POINTER)
object_font_size = _bind(pdfium.FPDFTextObj_GetFontSize, _INT, _POINTER, _POINTER)
object_render_mode = _bind(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
object_mark = _bind(pdfium.FPDFPageObj_GetMarkedContentID, _INT, _POINTER)
object_fill = _bind(
    pdfium.FPDFPageObj_GetFillColor, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER
)
object_stroke = _bind(
    pdfium.FPDFPageObj_GetStrokeColor, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER
)
object_type = _bind(pdfium.FPDFPageObj_GetType, _INT, _POINTER)
object_bounds = _bind(
    pdfium.FPDFPageObj_GetBounds, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER
)
object_matrix = _bind(pdfium.FPDFPageObj_GetMatrix, _INT, _POINTER, _POINTER)
object_clip = _bind(pdfium.FPDFPageObj_GetClipPath, _POINTER, _POINTER)
object_stroke_width = _bind(pdfium.FPDFPageObj_GetStrokeWidth, _INT, _POINTER, _POINTER)

clip_count = _bind(pdfium.FPDFClipPath_CountPaths, _INT, _POINTER)
clip_segments = _bind(pdfium.FPDFClipPath_CountPathSegments, _INT, _POINTER, _INT)
clip_segment = _bind(pdfium.FPDFClipPath_GetPathSegment, _POINTER, _POINTER, _INT, _INT)

path_segments = _bind(pdfium.FPDFPath_CountSegments, _INT, _POINTER)
path_segment = _bind(pdfium.FPDFPath_GetPathSegment, _POINTER, _POINTER, _INT)
path_draw_mode = _bind(pdfium.FPDFPath_GetDrawMode, _INT, _POINTER, _POINTER, _POINTER)
segment_point = _bind(pdfium.FPDFPathSegment_GetPoint, _INT, _POINTER, _POINTER, _POINTER)
segment_type = _bind(pdfium.FPDFPathSegment_GetType, _INT, _POINTER)
segment_close = _bind(pdfium.FPDFPathSegment_GetClose, _INT, _POINTER)

form_count = _bind(pdfium.FPDFFormObj_CountObjects, _INT, _POINTER)
form_object = _bind(pdfium.FPDFFormObj_GetObject, _POINTER, _POINTER, ctypes.c_ulong)
page_count = _bind(pdfium.FPDFPage_CountObjects, _INT, _POINTER)
page_object = _bind(pdfium.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
