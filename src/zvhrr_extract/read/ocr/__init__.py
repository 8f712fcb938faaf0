"""Optical character recognition: the picture of a page -> the words on it.

`find_engine` gives the best engine that is installed here, or `None`; `recognize_page` reads a
page with it. Nothing is downloaded: an engine that lacks its models is not installed.
"""

from zvhrr_extract.read.ocr.engine import Engine, find_engine
from zvhrr_extract.read.ocr.recognize import OCR_DPI, is_printed, recognize_page

__all__ = ["OCR_DPI", "Engine", "find_engine", "is_printed", "recognize_page"]
