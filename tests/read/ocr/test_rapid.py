"""RapidOCR is used when it is whole, and never downloads anything."""

from __future__ import annotations

import importlib
import importlib.metadata
import importlib.util
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image

from zvhrr_extract.read.ocr.rapid import start_rapidocr
from zvhrr_extract.read.ocr.seen import SeenWord

MODELS = ("PP_det_small.onnx", "PP_rec_small.onnx", "ch_cls_mobile.onnx")
CORNERS = [[1, 2], [9, 2.5], [9, 8], [1, 7]]


def pretend(
    monkeypatch: pytest.MonkeyPatch, folder: Path, models: tuple[str, ...]
) -> list[dict[str, Any]]:
    """Pretend that a RapidOCR with some models is installed; what it is started with."""
    (folder / "models").mkdir()
    for name in models:
        (folder / "models" / name).write_bytes(b"")
    started: list[dict[str, Any]] = []

    def start(*, params: dict[str, Any]) -> Any:
        started.append(params)
        lines = ((("Één", 0.9, CORNERS), (" ", 0.9, CORNERS)), ((" ", 1, CORNERS),))
        return lambda _picture, **_: SimpleNamespace(word_results=lines)

    spec = SimpleNamespace(origin=str(folder / "__init__.py"))
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: spec)
    monkeypatch.setattr(importlib.metadata, "version", lambda _: "9.9")
    monkeypatch.setattr(importlib, "import_module", lambda _: SimpleNamespace(RapidOCR=start))
    return started


def test_it_is_given_the_models_of_its_own_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = pretend(monkeypatch, tmp_path, MODELS)
    found = start_rapidocr()
    assert found is not None
    name, _, read = found
    assert (name, started) == ("rapidocr 9.9", [])
    for _ in range(2):
        assert read(Image.new("L", (9, 9))) == [(SeenWord("Één", 1, 2, 9, 8, 0.9),)]
    assert len(started) == 1
    for task in ("Det", "Rec", "Cls"):
        assert Path(started[0][f"{task}.model_path"]).exists()


def test_without_all_its_models_it_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(monkeypatch, tmp_path, MODELS[:2])
    assert start_rapidocr() is None


def test_without_the_package_it_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    assert start_rapidocr() is None
