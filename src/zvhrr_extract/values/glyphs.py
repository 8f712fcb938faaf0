"""Bullet glyphs: the one table of them, and how they are taken off a line."""

import re

# ÿ, § and o are what symbol fonts (Wingdings, Symbol) leave when read as text; the private-use
# signs are the same fonts mapped to U+F000 and up.
_SURE = "•‣▪▫■□●○◦◆◇►▸▶➢➤✓✔✗❖⁃∙\uf0b7\uf0a7\uf0d8\uf0fc\uf0e8\uf02d\uf0a8\uf076"
_NEEDS_BLANK = "ÿ§*·-–—"
_PRIVATE = "\ue000-\uf8ff"
_SURE_BULLET = re.compile(rf"^\s*((?:[{_SURE}{_PRIVATE}]\s*)+)(?=\S|$)")
_WEAK_BULLET = re.compile(
    rf"^\s*(?:([{re.escape(_NEEDS_BLANK)}]|o(?=\s+[^\W\d]))\s+)(?:\1\s+)*(?=[^\W\d_]|[(‘'\"“\d])"
)
_NEGATIVE = re.compile(r"^\s*[-–—]\s*[\d.,]+%?(?:\s+[-–—]?\s*[\d.,]+%?)*\s*[-–—]?\s*$")
_LONE = re.compile(rf"^\s*(?:(?:[{_SURE}{_PRIVATE}ÿ]\s*)+|[o§]\s*)$")
_LOOSE_PRIVATE = re.compile(rf"[{_PRIVATE}]")


def take_bullet(text: str) -> tuple[str | None, str]:
    """Take a bullet off the start of a line.

    Returns:
        The bullet's glyph (doubled ones as one) and the rest of the line; `None` and the
        whole line when it starts with no bullet.

    >>> take_bullet("• • Heidagen"), take_bullet(" ÿ Uitwerking"), take_bullet("- 500")
    (('•', 'Heidagen'), ('ÿ', 'Uitwerking'), (None, '- 500'))
    """
    if _LONE.match(text):
        return text.strip()[0], ""
    sure = _SURE_BULLET.match(text)
    if sure:
        return sure[1][0], text[sure.end() :]
    if _NEGATIVE.match(text):
        return None, text
    weak = _WEAK_BULLET.match(text)
    if weak:
        return weak[1], text[weak.end() :]
    return None, text


def is_lone_bullet(text: str) -> bool:
    """Tell whether a line holds bullets and nothing else."""
    return bool(_LONE.match(text))


def drop_private(text: str) -> str:
    """Put a blank for private-use signs (icons of a symbol font) inside a line."""
    return _LOOSE_PRIVATE.sub(" ", text)
