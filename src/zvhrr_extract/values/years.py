"""Years as reports print them: `2021`, `2019-2021`, also with the dash lost."""

import re
from collections import Counter
from collections.abc import Iterable

_YEAR = re.compile(r"(?<![\d.,])(?:19[89]|20[0-9])\d(?![\d]|[.,]\d)")
_LOST_DASH = re.compile(
    r"(?<=[\w’'),:(] )(?<!\d )(19[89]\d|20\d\d) {1,2}(19[89]\d|20\d\d)(?!\d|[ .,]\d|[-–])"
)
_GLUED_MARK = re.compile(r"(?<!\d)((?:19[89]|20\d)\d)([1-9]\d?)(?!\d|[.,]\d)")


def find_years(text: str) -> list[int]:
    """List the years a text names, in order.

    >>> find_years("van 2019 tot 2021; € 2.021")
    [2019, 2021]
    """
    return [int(match) for match in _YEAR.findall(text)]


def parse_year(text: str) -> int | None:
    """Read a text that is one year and nothing else, or return `None`."""
    text = text.strip()
    return int(text) if _YEAR.fullmatch(text) else None


def strip_years(text: str) -> str:
    """Return the text without its years, blanks closed up.

    >>> strip_years("Kosten 2021")
    'Kosten'
    """
    return " ".join(_YEAR.sub(" ", text).split())


def restore_year_dash(text: str) -> str:
    """Put back a dash that was lost between two rising years at most 15 apart.

    >>> restore_year_dash("gebieden en thema’s, 2019 2021")
    'gebieden en thema’s, 2019-2021'
    """

    def join(match: re.Match[str]) -> str:
        first, last = int(match[1]), int(match[2])
        return f"{first}-{last}" if 0 < last - first <= 15 else match[0]

    return _LOST_DASH.sub(join, text)


def split_glued_mark(text: str) -> tuple[str, str] | None:
    """Split a year with a footnote mark glued to it: `20211` is `2021` and `1`."""
    match = _GLUED_MARK.fullmatch(text)
    return (match[1], match[2]) if match else None


def commonest_year(texts: Iterable[str]) -> tuple[int | None, float]:
    """Find the year a text names most.

    Returns:
        The year (the latest of equals) and its share of all year tokens, 0 to 1;
        `(None, 0.0)` where no year is named.
    """
    counts = Counter(year for text in texts for year in find_years(text))
    if not counts:
        return None, 0.0
    year = max(counts, key=lambda candidate: (counts[candidate], candidate))
    return year, counts[year] / counts.total()
