"""Sides of a diff: one element of one report, as it reads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zvhrr_extract.models.report import Block, Footnote, Section, Table
from zvhrr_extract.write.html.text import escape

if TYPE_CHECKING:
    from zvhrr_extract.write.html.flow import Element

_DEEPEST_ITEM = 4
_DEEPEST_HEADING = 4
_BLOCK_NOUNS = {"list_item": "list item", "lead_in": "lead-in", "other": "passage"}


def noun_of_element(element: Element) -> str:
    """Tell what an element is."""
    if isinstance(element, Block):
        return _BLOCK_NOUNS.get(element.kind, element.kind)
    if isinstance(element, Section):
        return "section"
    return "table" if isinstance(element, Table) else "note"


def text_of(element: Element) -> str:
    """Give the text of an element that its changes are about."""
    if isinstance(element, Section):
        return element.heading
    if isinstance(element, Block):
        return " ".join(text for text in (element.text, element.attribution) if text)
    if isinstance(element, Footnote):
        return element.text
    return " ".join(text for text in (element.label, element.caption) if text)


def render_element(element: Element, marked: str | None, rank: int) -> str:
    """Print an element.

    Args:
        element: What to print; of a table, its name.
        marked: Its whole text as HTML, where parts of it are marked; else None.
        rank: Rank of a section's heading (3 for `h3`); 0 for one that is to be seen and not
            to be listed, as it is printed on the other side too.
    """
    text = escape(text_of(element)) if marked is None else marked
    if isinstance(element, Section):
        number = (
            f'<span class="number">{escape(element.number)}</span> ' if element.number else ""
        )
        name = f"h{rank}" if rank else "p"
        level = min(element.level, _DEEPEST_HEADING)
        return f'<{name} class="heading level{level}">{number}{text}</{name}>'
    if isinstance(element, Footnote):
        return f'<p class="footnote"><sup>{escape(element.mark)}</sup> {text}</p>'
    if isinstance(element, Block):
        return _render_block(element, text, apart=marked is None)
    return f"<p>{text}</p>"


def _render_block(block: Block, text: str, *, apart: bool) -> str:
    """Print a block; who said a quote stands apart, unless the marked text has it already."""
    if block.kind == "list_item":
        level = min(block.level or 1, _DEEPEST_ITEM)
        return f'<ul class="items level{level}"><li>{text}</li></ul>'
    if block.kind == "quote":
        if block.attribution and apart:
            said = f"<footer>{escape(block.attribution)}</footer>"
            return f"<blockquote><p>{escape(block.text)}</p>{said}</blockquote>"
        return f"<blockquote><p>{text}</p></blockquote>"
    return f'<p class="{block.kind.replace("_", "-")}">{text}</p>'
