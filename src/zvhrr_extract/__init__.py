"""Turns yearly report files into one checked JSON document per organisation and year.

The public names are loaded when they are first used, so that importing this package is cheap.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zvhrr_extract.models.report import Report
    from zvhrr_extract.pipeline import extract_file
    from zvhrr_extract.settings import Settings
    from zvhrr_extract.write.frames import table_frame

_HOMES = {
    "Report": "zvhrr_extract.models.report",
    "Settings": "zvhrr_extract.settings",
    "extract_file": "zvhrr_extract.pipeline",
    "table_frame": "zvhrr_extract.write.frames",
}

__all__ = ["Report", "Settings", "extract_file", "table_frame"]


def __getattr__(name: str) -> object:
    """Load a public name from the module it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"module 'zvhrr_extract' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)
