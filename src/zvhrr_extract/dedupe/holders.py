"""Whose an input is that does not tell it, or tells it misspelled: by its short name."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from zvhrr_extract.dedupe.similar import hash_all
from zvhrr_extract.models.identity import Signature

# `Tweute` for `Twente` is .83; with another short name it would be another organisation.
_MISREAD_FLOOR = 0.8


def name_holders(signatures: Iterable[Signature]) -> Iterator[Signature]:
    """Yield all inputs, with the owner that their short name stands for in most of them.

    A report whose first pages are lost may name its organisation by `ZVHT` alone; what that
    stands for, its other versions tell. More than one known short name in it tells nothing.
    """
    inputs = list(signatures)
    known = _list_short_names(inputs)
    hashed = {hash_all([short])[0]: owner for short, owner in known.items()}
    for one in inputs:
        owner = _find_owner(one, known, hashed)
        yield (
            one if owner is None else replace(one, identity=replace(one.identity, owner=owner))
        )


def _list_short_names(inputs: list[Signature]) -> dict[str, str]:
    """Tell for each short name which owner most inputs print it behind."""
    votes: dict[str, Counter[str]] = {}
    for one in inputs:
        short, holder = one.identity.short_name, one.identity.holder
        if short is not None and holder is not None:
            votes.setdefault(short, Counter())[holder] += 1
    return {
        short: max(count, key=lambda one: (count[one], one)) for short, count in votes.items()
    }


def _find_owner(one: Signature, known: dict[str, str], hashed: dict[int, str]) -> str | None:
    identity = one.identity
    if identity.holder is None:
        owners = {owner for short, owner in hashed.items() if _has_word(one, short)}
        return owners.pop() if len(owners) == 1 else None
    usual = known.get(identity.short_name or "")
    if identity.owner is None or usual is None or usual == identity.owner:
        return None
    alike = SequenceMatcher(None, usual, identity.owner, autojunk=False).ratio()
    return usual if alike >= _MISREAD_FLOOR else None


def _has_word(one: Signature, word: int) -> bool:
    at = bisect_left(one.vocabulary, word)
    return word in one.vocabulary[at : at + 1]
