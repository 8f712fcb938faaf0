"""Partners: the entries of the partners' section, typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zvhrr_extract.models.profile import PartnerRule
from zvhrr_extract.models.report import Block, Partner, Section
from zvhrr_extract.values.words import letters_pattern

_GROUP = re.compile(r"\(([^)]*)\)")
_AND = re.compile(r",|;|\s+en\s+|\s+and\s+|\s+&\s+")


def read_partners(
    blocks: Sequence[Block], sections: Sequence[Section], rule: PartnerRule | None
) -> tuple[Partner, ...]:
    """Read the list items of the partners' section as municipalities and organisations.

    An entry that names several municipalities between brackets gives each of them.
    """
    if rule is None:
        return ()
    inside = {section.id for section in sections if section.key == rule.section}
    return tuple(
        partner
        for block in blocks
        if block.section in inside and block.kind == "list_item"
        for partner in _read_entry(block, rule)
    )


def _read_entry(block: Block, rule: PartnerRule) -> Iterator[Partner]:
    text = block.text.strip(" ;,.")
    group = _match_opener(text, rule.group_openers)
    if group is not None and (inside := _GROUP.search(text)):
        for name in _AND.split(inside[1]):
            yield Partner(
                name=_without_opener(name.strip(), rule), kind="municipality", block=block.id
            )
        return
    opener = _match_opener(text, rule.openers)
    if opener is None:
        yield Partner(name=text, kind="organisation", block=block.id)
        return
    rest = text[len(opener) :].strip(" :")
    several = "," in rest or opener.casefold() in rule.several_openers
    names = _AND.split(rest) if several else [rest]
    for name in names:
        if name.strip():
            yield Partner(name=name.strip(), kind="municipality", block=block.id)


def _match_opener(text: str, openers: Sequence[str]) -> str | None:
    for opener in openers:
        if match := re.match(rf"(?i:{letters_pattern(opener)})(?=\s|$|:|\()", text):
            return match[0]
    return None


def _without_opener(name: str, rule: PartnerRule) -> str:
    opener = _match_opener(name, rule.openers)
    return name[len(opener) :].strip() if opener else name
