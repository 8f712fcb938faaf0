"""JSON patch (RFC 6902): the steps that turn one report's JSON into another's.

Lists are aligned by the ids of their elements, so that one new paragraph is one step and not
a rewriting of all that follows it.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zvhrr_extract.models.report import Report

Operation = dict[str, Any]
_Key = tuple[str, int]
# Index of a new element and of the old one it was; for every new one the old one, if any.
_Pair = tuple[int, int]
_Partners = list[int | None]
_ADDED = -1


def json_patch(old: Report, new: Report) -> list[Operation]:
    """List the operations that turn the JSON of a report into that of another.

    They are to be applied in order; there are none for equal reports. Whole numbers and
    floats are told apart, so what comes out prints as the other report does.

    Args:
        old: The report to start from.
        new: The report to arrive at.
    """
    return list(_value_steps("", _document(old), _document(new)))


def _document(report: Report) -> object:
    """Give a report as its file holds it."""
    document: object = json.loads(report.model_dump_json(by_alias=True))
    return document


def _value_steps(path: str, old: object, new: object) -> Iterator[Operation]:
    """Turn a value into another one: part by part, or whole where that is shorter."""
    if _print(old) == _print(new):
        return
    whole = {"op": "replace", "path": path, "value": new}
    if isinstance(old, dict) and isinstance(new, dict):
        parts = list(_object_steps(path, old, new))
    elif isinstance(old, list) and isinstance(new, list):
        parts = list(_list_steps(path, old, new))
    else:
        parts = [whole]
    yield from min(parts, [whole], key=_size)


def _object_steps(
    path: str, old: dict[str, object], new: dict[str, object]
) -> Iterator[Operation]:
    for name in sorted(old.keys() - new.keys()):
        yield {"op": "remove", "path": _join(path, name)}
    for name, value in new.items():
        if name in old:
            yield from _value_steps(_join(path, name), old[name], value)
        else:
            yield {"op": "add", "path": _join(path, name), "value": value}


def _list_steps(path: str, old: list[object], new: list[object]) -> Iterator[Operation]:
    partners = _partners(_keys(old), _keys(new))
    staying = _longest_rise(partners)
    _pair_gaps(partners, staying, len(old))
    stays = {after for after, _ in staying}
    yield from _arrange(path, partners, stays, old, new)
    for after, before in enumerate(partners):
        if before is not None:
            yield from _value_steps(_join(path, after), old[before], new[after])


def _keys(elements: list[object]) -> list[_Key]:
    """Name the elements of a list: by id or by their whole content, and by occurrence."""
    seen: Counter[str] = Counter()
    keys = []
    for element in elements:
        name = element.get("id") if isinstance(element, dict) else None
        text = f"id {name}" if isinstance(name, str) else _print(element)
        seen[text] += 1
        keys.append((text, seen[text]))
    return keys


def _partners(old: Sequence[_Key], new: Sequence[_Key]) -> _Partners:
    places = {key: index for index, key in enumerate(old)}
    return [places.get(key) for key in new]


def _longest_rise(partners: _Partners) -> list[_Pair]:
    """Pick the most elements that stand in the same order on both sides: those stay.

    >>> _longest_rise([3, 0, 1, None, 2])
    [(1, 0), (2, 1), (4, 2)]
    """
    tails: list[int] = []  # the least old index that a rise of each length ends with
    ends: list[_Pair] = []  # the element it belongs to
    before: dict[_Pair, _Pair] = {}
    for new, old in enumerate(partners):
        if old is None:
            continue
        length = bisect_left(tails, old)
        if length:
            before[new, old] = ends[length - 1]
        tails[length : length + 1] = [old]
        ends[length : length + 1] = [(new, old)]
    rise = ends[-1:]
    while rise and rise[-1] in before:
        rise.append(before[rise[-1]])
    return rise[::-1]


def _pair_gaps(partners: _Partners, staying: list[_Pair], old_length: int) -> None:
    """Let what is new between two that stay be an edit of what went between the same two."""
    kept = set(partners)
    borders = [(-1, -1), *staying, (len(partners), old_length)]
    for (new_start, old_start), (new_end, old_end) in pairwise(borders):
        gone = (index for index in range(old_start + 1, old_end) if index not in kept)
        come = [index for index in range(new_start + 1, new_end) if partners[index] is None]
        for after, before in zip(come, gone, strict=False):
            partners[after] = before
            staying.append((after, before))


def _arrange(
    path: str, partners: _Partners, stays: set[int], old: list[object], new: list[object]
) -> Iterator[Operation]:
    """Remove what goes, then put what moves and what comes in its place, from the start."""
    kept = set(partners)
    for index in reversed(range(len(old))):
        if index not in kept:
            yield {"op": "remove", "path": _join(path, index)}
    standing = [index for index in range(len(old)) if index in kept]
    cursor = 0
    for after, before in enumerate(partners):
        if before is None:
            yield {"op": "add", "path": _join(path, cursor), "value": new[after]}
            standing.insert(cursor, _ADDED)
        elif after in stays:
            cursor = standing.index(before, cursor)
        else:
            place = standing.index(before)
            cursor -= place < cursor
            standing.insert(cursor, standing.pop(place))
            step = {"op": "move", "from": _join(path, place), "path": _join(path, cursor)}
            if place != cursor:
                yield step
        cursor += 1


def _join(path: str, part: str | int) -> str:
    """Lengthen a JSON pointer (RFC 6901).

    >>> _join("/tables/0", "a/b~c")
    '/tables/0/a~1b~0c'
    """
    return f"{path}/{str(part).replace('~', '~0').replace('/', '~1')}"


def _print(value: object) -> str:
    return json.dumps(value, sort_keys=True)


def _size(steps: Iterable[Operation]) -> int:
    return sum(len(_print(step)) for step in steps)
