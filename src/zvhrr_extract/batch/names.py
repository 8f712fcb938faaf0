"""The names of reports, which are ids and file names; no text of a report gets into them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import PurePosixPath

from zvhrr_extract.models.version import Group, Standing

# Leaves room for a counter, `.json` and long paths in what file systems take (255 bytes).
_MAX_BYTES = 150
_UNSAFE = re.compile(r"[^\w.,()+=@-]+")
# Windows takes these for devices, whatever follows the first dot.
_DEVICES = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
_NAMELESS = "report"
_MANIFEST = "manifest"


def name_reports(groups: Sequence[Group]) -> list[str]:
    """Name every group's report, without `.json`; each name once, also where case is folded.

    Where two would get one name, the hashes of their canonical inputs decide which gets `-2`.
    """
    order = sorted(
        range(len(groups)),
        key=lambda index: (
            groups[index].standing is Standing.APART,
            _wish_name(groups[index]),
            groups[index].canonical.sha256,
            groups[index].canonical.file,
        ),
    )
    names = [""] * len(groups)
    taken = {_MANIFEST}
    for index in order:
        names[index] = _take_free(_wish_name(groups[index]), taken)
    return names


def safe_name(text: str) -> str:
    r"""Make a text fit for a file name on any system.

    >>> safe_name("../Jaarverslag 2021: concept")
    'Jaarverslag-2021-concept'
    >>> safe_name("nul")
    'nul-report'
    """
    name = _UNSAFE.sub("-", unicodedata.normalize("NFC", text)).strip("-.")
    name = name.encode("utf-8", "ignore")[:_MAX_BYTES].decode("utf-8", "ignore").strip("-.")
    if not name:
        return _NAMELESS
    return f"{name}-{_NAMELESS}" if _DEVICES.match(name) else name


def _wish_name(group: Group) -> str:
    identity = group.identity
    if group.standing is Standing.APART:
        return safe_name(PurePosixPath(group.canonical.file).stem)
    name = safe_name(f"{identity.organisation}-{identity.year}")
    return f"{name}-abridged" if group.standing is Standing.ABRIDGED else name


def _take_free(wish: str, taken: set[str]) -> str:
    name, count = wish, 1
    while name.casefold() in taken:
        count += 1
        name = f"{wish}-{count}"
    taken.add(name.casefold())
    return name
