"""Whose an input is that does not tell it, or tells it misspelled: by names found in others."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

from zvhrr_extract.dedupe.similar import hash_all, is_alike
from zvhrr_extract.models.identity import Signature

# `Tweute` for `Twente` is .83; with another short name it would be another organisation.
_MISREAD_FLOOR = 0.8
# A part of a report shares all with it, with one letter in fifty lost .55.
_PART_FLOOR = 0.5
_NAMED = "name:"
_WORD = re.compile(r"\w+")


class _Named(NamedTuple):
    """An owner that no profile describes: the words of its name, and its inputs."""

    owner: str
    words: array[int]
    inputs: list[Signature]


def name_holders(signatures: Iterable[Signature]) -> Iterator[Signature]:
    """Yield all inputs, with the owner that their short name stands for in most of them.

    A report whose first pages are lost may name its organisation by `ZVHT` alone; what that
    stands for, its other versions tell. More than one known short name in it tells nothing.
    Without a short name it is whose name is in it, if it is a part of what that one owns.
    """
    inputs = list(signatures)
    known = _list_short_names(inputs)
    hashed = {hash_all([short])[0]: owner for short, owner in known.items()}
    named = _list_named(inputs)
    for one in inputs:
        owner = _find_owner(one, known, hashed) or _find_named(one, hashed, named)
        yield (
            one if owner is None else replace(one, identity=replace(one.identity, owner=owner))
        )


def _list_short_names(inputs: list[Signature]) -> dict[str, str]:
    """Tell for each short name which owner most inputs print it behind.

    One that inputs print behind unlike names, too, tells nothing.
    """
    votes: dict[str, Counter[str]] = {}
    for one in inputs:
        short, holder = one.identity.short_name, one.identity.holder
        if short is not None and holder is not None:
            votes.setdefault(short, Counter())[holder] += 1
    usual = {
        short: max(count, key=lambda one: (count[one], one)) for short, count in votes.items()
    }
    return {
        short: owner
        for short, owner in usual.items()
        if all(owner == other or _is_misread(owner, other) for other in votes[short])
    }


def _find_owner(one: Signature, known: dict[str, str], hashed: dict[int, str]) -> str | None:
    identity = one.identity
    if identity.holder is None:
        owners = {owner for short, owner in hashed.items() if _has_word(one, short)}
        return owners.pop() if len(owners) == 1 else None
    usual = known.get(identity.short_name or "")
    if identity.owner is None or usual is None or usual == identity.owner:
        return None
    return usual if _is_misread(usual, identity.owner) else None


def _is_misread(usual: str, name: str) -> bool:
    return SequenceMatcher(None, usual, name, autojunk=False).ratio() >= _MISREAD_FLOOR


def _list_named(inputs: list[Signature]) -> dict[int, list[_Named]]:
    """List the owners known by name, each under one word of its name."""
    owned: dict[str, list[Signature]] = {}
    for one in inputs:
        if one.identity.owner is not None and one.identity.owner.startswith(_NAMED):
            owned.setdefault(one.identity.owner, []).append(one)
    named: dict[int, list[_Named]] = {}
    for owner, its in owned.items():
        words = hash_all(_WORD.findall(owner.removeprefix(_NAMED)))
        for word in words[:1]:
            named.setdefault(word, []).append(_Named(owner, words, its))
    return named


def _find_named(
    one: Signature, short_names: Iterable[int], named: dict[int, list[_Named]]
) -> str | None:
    """Find the one owner whose name is in a text that is a part of what that owner has."""
    if one.identity.holder is not None or any(_has_word(one, short) for short in short_names):
        return None
    owners = [
        known
        for word in one.vocabulary
        for known in named.get(word, ())
        if all(_has_word(one, part) for part in known.words)
    ]
    if len(owners) != 1:
        return None
    known = owners[0]
    parts = (is_alike(one.shingles, its.shingles, floor=_PART_FLOOR) for its in known.inputs)
    return known.owner if any(parts) else None


def _has_word(one: Signature, word: int) -> bool:
    at = bisect_left(one.vocabulary, word)
    return word in one.vocabulary[at : at + 1]
