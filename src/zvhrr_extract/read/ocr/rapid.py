"""RapidOCR: small networks run by ONNX Runtime, their weights inside the package."""

from __future__ import annotations

import importlib
import importlib.metadata
import importlib.util
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zvhrr_extract.read.ocr.seen import SeenLine, SeenWord

if TYPE_CHECKING:
    from PIL import Image

_PACKAGE = "rapidocr"
_RUNTIME = "onnxruntime"
# What finds lines, what reads them, what tells whether one stands on its head.
# Its boxes stand a little off the letters; measured on rendered reports.
_SIZE_SHARE = 0.8
_TASKS = {"Det": "det", "Rec": "rec", "Cls": "cls"}
_SETTINGS = {
    # Lines on their head are found by turning the page; a check of each costs time.
    "Global.use_cls": False,
    # Spreads and large sheets keep their small print.
    "Global.max_side_len": 4000,
    "Global.log_level": "critical",
    # One thread: the same sums in the same order, and the batch has a process a core.
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


def start_rapidocr() -> tuple[str, float, Callable[[Image.Image], list[SeenLine]]] | None:
    """Find RapidOCR; `None` when it is not installed, or its wheel holds no models."""
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or spec.origin is None or importlib.util.find_spec(_RUNTIME) is None:
        return None
    models = Path(spec.origin).parent / "models"
    paths = {
        key: min(models.glob(f"*_{task}_*.onnx"), default=None) for key, task in _TASKS.items()
    }
    if None in paths.values():
        # Without the path it would download them.
        return None
    settings = _SETTINGS | {f"{key}.model_path": str(path) for key, path in paths.items()}
    # Loading takes a second: only when there is a page to read.
    load = cache(lambda: importlib.import_module(_PACKAGE).RapidOCR(params=settings))
    name = f"rapidocr {importlib.metadata.version(_PACKAGE)}"
    return name, _SIZE_SHARE, lambda picture: _read_picture(load(), picture)


def _read_picture(engine: Any, picture: Image.Image) -> list[SeenLine]:  # noqa: ANN401
    found = engine(picture.convert("RGB"), return_word_box=True)
    lines = []
    for words in found.word_results or ():
        line = tuple(
            SeenWord(text, *_bound(corners), float(score))
            for text, score, corners in words
            if text.strip() and corners is not None
        )
        if line:
            lines.append(line)
    return lines


def _bound(corners: Any) -> tuple[float, float, float, float]:  # noqa: ANN401  rows of x, y
    xs, ys = [float(x) for x, _ in corners], [float(y) for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
