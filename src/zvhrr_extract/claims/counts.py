"""Counts: numbers that announce a list (`twee doelen:`), or count the partners."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.report import Block, Report
from zvhrr_extract.values.numbers import parse_number
from zvhrr_extract.values.words import letters_pattern

_ENDS_OPEN = re.compile(r":\s*$")
# Longer lists are not announced by their number.
_MOST_ITEMS = 30


class Count(NamedTuple):
    """A number that a list or the partners can be held against.

    Attributes:
        block: Index of its block.
        text: The sentence.
        subject: What is counted.
        stated: How many the text says.
        found: How many there are.
    """

    block: int
    text: str
    subject: str
    stated: int
    found: int


def find_counts(report: Report, knowledge: Knowledge) -> Iterator[Count]:
    """Find the numbers that announce a list, and those that count the partners."""
    pattern = _counting(knowledge)
    for index, block in enumerate(report.blocks):
        if _ENDS_OPEN.search(block.text):
            sentence = re.split(r"(?<=[.!?;])\s+", block.text)[-1]
            told = list(pattern.finditer(sentence))
            found = _count_items(report.blocks, index)
            if len(told) == 1 and found:
                stated = _value(told[0], knowledge)
                if stated <= _MOST_ITEMS:
                    yield Count(index, sentence, told[0]["noun"], stated, found)
    yield from _count_partners(report, knowledge)


def _counting(knowledge: Knowledge) -> re.Pattern[str]:
    """Compile a number in digits or words, with the noun behind it."""
    language = knowledge.language
    # `een` is an article before it is a number.
    numbers = [word for word in language.number_words if word not in language.function_words]
    words = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,/€$£-])(?<![€$£]\s)(?P<number>{words}|\d{{1,2}})\s+(?P<noun>[^\W\d_][\w’'-]+)(?![\w])",
        re.IGNORECASE,
    )


def _value(match: re.Match[str], knowledge: Knowledge) -> int:
    word = match["number"].casefold()
    return int(word) if word.isdecimal() else knowledge.language.number_words[word]


def _count_items(blocks: Sequence[Block], at: int) -> int:
    """Count the items of the list that a block announces, in its section; 0 for none."""
    opener = blocks[at]
    level = (opener.level or 0) + 1 if opener.kind == "list_item" else 1
    count = 0
    for block in blocks[at + 1 :]:
        if block.section != opener.section:
            break
        listed = block.kind == "list_item"
        if listed and (block.level or 1) == level:
            count += 1
        elif (listed and (block.level or 1) < level) or (
            not listed and (count or opener.kind == "list_item" or block.kind == "lead_in")
        ):
            break
    return count


def _count_partners(report: Report, knowledge: Knowledge) -> Iterator[Count]:
    """Hold a number of municipalities, in the partners' section, against those listed."""
    rule = knowledge.profile.partners if knowledge.profile else None
    listed = sum(partner.kind == "municipality" for partner in report.partners)
    if rule is None or not listed:
        return
    homes = {section.id for section in report.sections if section.key == rule.section}
    openers = "|".join(map(letters_pattern, rule.several_openers or rule.openers))
    pattern = re.compile(
        rf"(?<![\w.,-])(?P<number>\d{{1,3}})\s+(?P<noun>{openers})\b", re.IGNORECASE
    )
    for index, block in enumerate(report.blocks):
        match = pattern.search(block.text) if block.section in homes else None
        stated = parse_number(match["number"]) if match else None
        if match and stated is not None and stated > Decimal(1):
            yield Count(index, block.text, match["noun"], int(stated), listed)
