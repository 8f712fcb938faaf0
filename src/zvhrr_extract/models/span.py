"""Span: lines to read on a terminal, as pieces that each say what they are."""

from __future__ import annotations

from typing import Literal, NamedTuple

Style = Literal["plain", "old", "new", "head", "faint", "error", "warning", "info"]


class Span(NamedTuple):
    """A piece of a line, and what it is."""

    text: str
    style: Style = "plain"


TextLine = tuple[Span, ...]
