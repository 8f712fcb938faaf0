"""Words: the operations that turn one text into another."""

from __future__ import annotations

from difflib import SequenceMatcher

from zvhrr_extract.align import bare, fold_signs
from zvhrr_extract.models.diff import WordOp

Op = tuple[WordOp, str, str]

_TURNED: dict[WordOp, WordOp] = {"insert": "delete", "delete": "insert"}


def compare_words(old: str, new: str) -> tuple[Op, ...]:
    """Compare two texts word by word, as printed.

    The old texts, joined by blanks, give the old text with its white space collapsed, the
    new ones the new text. What differs only in form is equal.

    >>> compare_words("een daling van", "een stijging van")
    (('equal', 'een', 'een'), ('replace', 'daling', 'stijging'), ('equal', 'van', 'van'))
    """
    # Word matching is not the same from both sides: one side goes first, whichever is old.
    if fold_signs(old) > fold_signs(new):
        return tuple((_TURNED.get(op, op), b, a) for op, a, b in _compare(new, old))
    return _compare(old, new)


def _compare(old: str, new: str) -> tuple[Op, ...]:
    left, right = old.split(), new.split()
    keys = [bare(word) or word for word in left], [bare(word) or word for word in right]
    head = _same_ends(*keys)
    tail = _same_ends(keys[0][head:][::-1], keys[1][head:][::-1])
    ends = len(left) - tail, len(right) - tail
    matcher = SequenceMatcher(
        None, keys[0][head : ends[0]], keys[1][head : ends[1]], autojunk=False
    )
    ops = [_op(left[:head], right[:head])]
    for _, start, stop, begin, end in matcher.get_opcodes():
        ops.append(_op(left[head + start : head + stop], right[head + begin : head + end]))
    ops.append(_op(left[ends[0] :], right[ends[1] :]))
    return _merge([op for op in ops if op[1] or op[2]])


def _same_ends(left: list[str], right: list[str]) -> int:
    pairs = zip(left, right, strict=False)
    return next(
        (at for at, (one, other) in enumerate(pairs) if one != other),
        min(len(left), len(right)),
    )


def _op(left: list[str], right: list[str]) -> Op:
    old, new = " ".join(left), " ".join(right)
    if bare(old) == bare(new) and old and new:
        return ("equal", old, new)
    return ("replace" if old and new else "delete" if old else "insert", old, new)


def _merge(ops: list[Op]) -> tuple[Op, ...]:
    """Put neighbours of one kind together."""
    merged: list[Op] = []
    for op, old, new in ops:
        _, before, ahead = merged.pop() if merged and merged[-1][0] == op else (op, "", "")
        merged.append((op, f"{before} {old}".strip(), f"{ahead} {new}".strip()))
    return tuple(merged)
