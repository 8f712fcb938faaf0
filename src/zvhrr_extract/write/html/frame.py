"""The frame of a page: one self-contained file that may load and run nothing."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from importlib.resources import files

from zvhrr_extract.write.html.text import escape


@dataclass(frozen=True, slots=True)
class Frame:
    """What a page is made of.

    Attributes:
        title: Its title, as text.
        header: Its head, as HTML.
        body: Its main part, as HTML.
        style: Name of the style sheet in `data/` that goes behind `page.css`.
        skip: Where its first link leads, such as `#main`.
        skip_words: What that link says, as text.
        language: Of the page's own words, ISO 639-1.
    """

    title: str
    header: str
    body: str
    style: str
    skip: str
    skip_words: str
    language: str = "en"


def render_frame(frame: Frame) -> str:
    """Print a page with its styles inside, and a policy that lets nothing else in."""
    style = "".join(
        (files("zvhrr_extract") / "data" / name).read_text(encoding="utf-8")
        for name in ("page.css", frame.style)
    )
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    return f"""<!DOCTYPE html>
<html lang="{frame.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(frame.title)}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="{frame.skip}">{escape(frame.skip_words)}</a>
{frame.header}
<main id="main" tabindex="-1">
{frame.body}
</main>
</body>
</html>
"""


def scroll_box(name: str, table: str) -> str:
    """Put a table into a box that scrolls where it is too wide, and can be reached by keyboard.

    Args:
        name: What the box is called for those who hear the page, as text.
        table: The table, as HTML.
    """
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(name)}">'
        f"{table}</div>"
    )
