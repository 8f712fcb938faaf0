"""One frozen record of what a run may be told; handed down, never global."""

from dataclasses import dataclass
from pathlib import Path

# A yearly report of 300 pages dumps to about 1 MB; a hundred times that is no report.
MAX_SOURCE_BYTES = 100_000_000
# The longest lines seen are whole paragraphs (pypdf, reflowed text): a few thousand signs.
MAX_LINE_CHARS = 200_000


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told.

    Attributes:
        profiles: Profile files added to the built-in ones; the later wins on equal ids.
        max_source_bytes: A larger file is refused before it is read.
        max_line_chars: A text with a longer line is refused.
    """

    profiles: tuple[Path, ...] = ()
    max_source_bytes: int = MAX_SOURCE_BYTES
    max_line_chars: int = MAX_LINE_CHARS


DEFAULTS = Settings()
