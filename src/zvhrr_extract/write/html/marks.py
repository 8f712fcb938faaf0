"""Small parts of the page of a diff: what kind a change is, its number, the way to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zvhrr_extract.write.html.text import escape, mark_come, mark_gone, mark_words

if TYPE_CHECKING:
    from zvhrr_extract.models.diff import Change, ChangeKind, Diff
    from zvhrr_extract.models.report import Report

# A sign beside the word, so that a kind is told at a glance and without colour.
_SIGNS = {
    "added": "+",
    "removed": "−",
    "renamed": "→",
    "edited": "≠",
    "changed": "≠",
    "restated": "≠",
    "moved": "⇅",
}
_NOUNS = {"block": "passage", "footnote": "note"}


@dataclass(frozen=True, slots=True)
class Numbered:
    """A change and its number on the page, from 1."""

    number: int
    change: Change


@dataclass(frozen=True, slots=True)
class Page:
    """What all parts of the page are made from.

    Attributes:
        old: The older report.
        new: The newer one.
        diff: What changed.
    """

    old: Report
    new: Report
    diff: Diff

    @property
    def reports(self) -> tuple[Report, Report]:
        """The older and the newer report."""
        return self.old, self.new


def noun_of(kind: ChangeKind) -> str:
    """Tell what a kind of change is about.

    >>> noun_of("block_edited"), noun_of("row_added")
    ('passage', 'row')
    """
    what = kind.partition("_")[0]
    return _NOUNS.get(what, what)


def verb_of(kind: ChangeKind) -> str:
    """Tell what a kind of change does.

    >>> verb_of("cell_restated")
    'restated'
    """
    return kind.partition("_")[2]


def tag(verb: str, said: str) -> str:
    """Print a label such as `− Paragraph removed`.

    Args:
        verb: What was done, which gives the sign.
        said: The label's words.
    """
    sign = f'<span class="sign" aria-hidden="true">{_SIGNS[verb]}</span>'
    return f'<span class="tag {verb}">{sign} {escape(said)}</span>'


def steps(number: int, page: Page) -> str:
    """Print the number of a change, with links to itself and to its neighbours."""
    total = len(page.diff.changes)
    links = [
        _link(number - 1, "↑", "Previous change") if number > 1 else "",
        _link(number, str(number), f"Change {number} of {total}"),
        _link(number + 1, "↓", "Next change") if number < total else "",
    ]
    return f'<span class="steps">{"".join(links)}</span>'


def _link(number: int, shown: str, said: str) -> str:
    return f'<a href="#c{number}" aria-label="{said}">{shown}</a>'


def old_and_new(change: Change) -> tuple[str, str]:
    """Print the text before and after a change, with the words that differ marked."""
    if change.words is not None:
        return mark_words(change.words)
    return mark_gone(change.old or ""), mark_come(change.new or "")
