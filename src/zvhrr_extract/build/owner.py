"""find_owner: the name of an organisation that no profile describes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from zvhrr_extract.models.document import Document
from zvhrr_extract.models.profile import Profile
from zvhrr_extract.values.likeness import fold, likeness

_TOP_LINES = 12
_PROSE_WORDS = 4
_LOST = "\ufffd"
# What a dump leaves of letters it could not read.
_UNREADABLE = re.compile("(?:[\ufffd\x00-\x08\x0b-\x1f\x7f-\x9f]|\\(cid:\\d+\\))+")
# What may stand between a short name and its brackets.
_EDGE = rf"[^\w{_LOST}]*"
# `Rotterdom Rijnmond`, 0 to 100; the places of two organisations are far below.
_MISREAD_FLOOR = 80
# A place, all on one line: `Twente`, `Oost-Brabant`, `regio Utrecht`, `De Kempen`.
_PLACE = (
    r"(?:[a-z]{4,}[ ]+)?([A-Z][\w’'-]{2,}(?:[ ]+[A-Z][\w’'-]+)?|[A-Z][a-z][ ]+[A-Z][\w’'-]+)"
)


def find_owner(document: Document, profiles: Iterable[Profile]) -> str | None:
    """Find whose report a text probably is: the id of a profile, or `name:` and a name.

    It is the name that stands most often behind the word for its kind. What kind that is
    follows from the profiles: in `Veiligheidshuis Rotterdam-Rijnmond` it is the word before
    the place.
    """
    profiles = tuple(profiles)
    names = _count_names(document, _list_kinds(profiles), last=None)
    counts = _shorten(
        Counter({name: names[name] for name in names if not name.endswith(_LOST)})
    )
    text = " ".join(line.text for line in document.lines).casefold()
    owners: Counter[str] = Counter()
    for profile in profiles:
        for name in [name for name in counts if _is_own(name, profile)]:
            del counts[name]
        mentions = sum(text.count(spelling.casefold()) for spelling in profile.spellings)
        if not is_of_another(document, profile, mentions=mentions):
            owners[profile.organisation.id] = mentions
    owners.update({f"name:{name}": count for name, count in counts.items()})

    def rank(owner: str) -> tuple[int, int, str]:
        return owners[owner], text.count(owner.removeprefix("name:")), owner

    best = max(owners, key=rank, default=None)
    return best if best is not None and owners[best] else None


def find_short_name(document: Document, profiles: Iterable[Profile]) -> str | None:
    """Find the short name an organisation gives itself: `Veiligheidshuis Twente (ZVHT)`."""
    kinds = _list_kinds(profiles)
    if not kinds:
        return None
    text = _join_lines(document, last=None)
    pattern = rf"\b(?:{kinds})\s+{_PLACE}\s*\({_EDGE}([A-Z][A-Za-z]*[A-Z]){_EDGE}\)"
    found = re.search(pattern, text)
    return found[2].casefold() if found else None


def is_of_another(document: Document, profile: Profile, *, mentions: int) -> bool:
    """Tell whether a text is of another organisation of the kind the profile's is of.

    It names it more often, or its first lines name it and not the profile's.
    """
    kinds = _list_kinds([profile])
    top = _count_names(document, kinds, last=_TOP_LINES)
    if top and not any(_is_own(name, profile) for name in top):
        return True
    counts = _count_names(document, kinds, last=None)
    others = (count for name, count in counts.items() if not _is_own(name, profile))
    return max(others, default=0) > mentions


def _is_own(name: str, profile: Profile) -> bool:
    """Tell whether a place is that in the profile's names, misread or cut short maybe."""
    own = [fold(known) for known in (profile.organisation.name, *profile.spellings)]
    if name.endswith(_LOST):
        start = name.removesuffix(_LOST)
        return any(
            known.startswith(start, word.start())
            for known in own
            for word in re.finditer(r"\b\w", known)
        )
    first = name.split(maxsplit=1)[0]
    return any(
        first in known.split() or likeness(name, known[-len(name) :]) >= _MISREAD_FLOOR
        for known in own
    )


def _list_kinds(profiles: Iterable[Profile]) -> str:
    """Join the words for their kind: the first with a capital, but the last, of their names."""
    kinds = set()
    for profile in profiles:
        for name in (profile.organisation.name, *profile.spellings):
            words = [word for word in name.split()[:-1] if word[0].isupper()]
            whole = [word for word in words if not word.endswith("-")]
            kinds.update(whole[:1])
    return "|".join(map(re.escape, sorted(kinds)))


def _count_names(document: Document, kinds: str, *, last: int | None) -> Counter[str]:
    """Count the names behind the words for a kind; the whole text where `last` is None.

    What is left of a name of which letters were lost ends in a sign for that.
    """
    if not kinds:
        return Counter()
    text = _join_lines(document, last=last)
    words = set(re.findall(r"\w+", "\n".join(line.text for line in document.lines)))
    return Counter(
        fold(match[2]) + match[3]
        for match in re.finditer(rf"\b(?:{kinds})(\s+){_PLACE}({_LOST}?)(\s*\()?", text)
        if match[3] or _is_name(match, words)
    )


def _join_lines(document: Document, *, last: int | None) -> str:
    """Join lines, with a sign where letters were lost: no name ends or starts there."""
    broken: dict[int, list[str]] = {}
    for repair in document.repairs:
        if repair.name == "unreadable":
            words = [_UNREADABLE.sub(_LOST, word) for word in repair.before.split()]
            broken.setdefault(repair.line, []).extend(word for word in words if _LOST in word)
    texts = []
    for line in document.lines[:last]:
        text = line.text
        for word in broken.get(line.number, ()):
            rest = " ".join(word.replace(_LOST, " ").split())
            text = text.replace(rest, word, 1) if rest else text
        texts.append(text)
    return "\n".join(texts)


def _is_name(match: re.Match[str], words: set[str]) -> bool:
    """Tell a place from the first word of what stands below: `… Veiligheidshuis / Samen sterk`.

    Such a word stands elsewhere with a small letter, or below a line that is no prose.
    """
    if re.split(r"\W", match[2])[0].lower() in words:
        return False
    if "\n" not in match[1] or match[4]:
        return True
    before = match.string[: match.start()].rpartition("\n")[2]
    return len(before.split()) >= _PROSE_WORDS


def _shorten(counts: Counter[str]) -> Counter[str]:
    """Count `twente jaarverslag` as `twente` where that stands alone as often."""
    shortened: Counter[str] = Counter()
    for name, count in counts.items():
        first = name.rpartition(" ")[0]
        shortened[first if counts[first] >= count else name] += count
    return shortened
