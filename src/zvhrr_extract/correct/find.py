"""Find: the one element of a report that an id or a quote names."""

from __future__ import annotations

from collections.abc import Sequence

from zvhrr_extract.correct.change import NotMatching
from zvhrr_extract.correct.quotes import find_fitting, is_same, shorten
from zvhrr_extract.models.report import Block, Report, Section, Table


def find_block(report: Report, named: str) -> int:
    """Find the block of an id or a quote.

    Raises:
        NotMatching: None fits, or several do.
    """
    blocks = report.blocks
    return pick_one(
        "block", named, [one.id for one in blocks], [one.text for one in blocks], None
    )


def find_section(report: Report, named: str) -> int:
    """Find the section of an id, a key or a heading.

    Raises:
        NotMatching: None fits, or several do.
    """
    sections = report.sections
    return pick_one(
        "section",
        named,
        [one.id for one in sections],
        [one.heading for one in sections],
        [one.key for one in sections],
    )


def find_table(report: Report, named: str) -> int:
    """Find the table of an id, a key, a label or a quote of its caption.

    Raises:
        NotMatching: None fits, or several do.
    """
    tables = report.tables
    labelled = [index for index, one in enumerate(tables) if is_same(one.label, named)]
    if len(labelled) == 1 and named not in {one.id for one in tables}:
        return labelled[0]
    return pick_one(
        "table",
        named,
        [one.id for one in tables],
        [one.caption for one in tables],
        [one.key for one in tables],
    )


def pick_one(
    what: str,
    named: str,
    ids: Sequence[str | None],
    texts: Sequence[str | None],
    keys: Sequence[str | None] | None,
) -> int:
    """Pick the element of an id, else of a key, else the one a quote fits.

    Raises:
        NotMatching: None fits, or several do.
    """
    found: list[int] = []
    for names in (ids, keys or ()):
        found = [index for index, name in enumerate(names) if name == named]
        if len(found) == 1:
            return found[0]
    fitting = found or find_fitting(texts, named)
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        message = (
            f"no {what} fits '{shorten(named)}': look whether the report still has it, "
            "then mend the quote or id, or take the correction out"
        )
        raise NotMatching(message, missing=True)
    listed = ", ".join(str(ids[index]) for index in fitting[:4])
    more = ", …" if len(fitting) > 4 else ""
    message = (
        f"{len(fitting)} {what}s fit '{shorten(named)}' ({listed}{more}): "
        "quote more of it, or give the id"
    )
    raise NotMatching(message)


def section_id(report: Report, named: str) -> str | None:
    """Give the id of a section that is named; None for an empty name."""
    return report.sections[find_section(report, named)].id if named else None


def check_was(what: str, was: str | None, found: str | None) -> None:
    """Hold what a correction expects against what is there.

    Raises:
        NotMatching: Something else is there.
    """
    if was is None or is_same(was, found):
        return
    message = (
        f"{what} is '{shorten(found or '')}' and not '{shorten(was)}', so it is left as it is: "
        "look at the source, then mend `was` or take the correction out"
    )
    raise NotMatching(message, was=was, found=found or "")


def name_of(element: Block | Section | Table) -> str:
    """Name an element for people."""
    if isinstance(element, Section):
        return f"section '{shorten(element.heading)}'"
    if isinstance(element, Table):
        return f"table '{shorten(element.caption or element.label or element.id)}'"
    return f"block '{shorten(element.text, 40)}'"
