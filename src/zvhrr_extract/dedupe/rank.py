"""Which of several versions is the one to keep."""

from __future__ import annotations

from collections.abc import Iterable

from zvhrr_extract.models.identity import Signature

# What has a tenth fewer words than the longest lost a part, however clean the rest is.
_COMPLETE_SHARE = 0.9
# A dump across narrow columns cuts so many words at line ends that it seems to have a fifth
# more of them than the PDF it was made of.
_WHOLE_PDF_SHARE = 0.75


def rank_versions(signatures: Iterable[Signature]) -> list[Signature]:
    """Order versions, the one to keep first: complete, laid out, undamaged, longest."""
    versions = list(signatures)
    longest = max((version.words for version in versions), default=0)
    return sorted(
        versions,
        key=lambda one: (
            one.words < longest * (_WHOLE_PDF_SHARE if one.laid_out else _COMPLETE_SHARE),
            not one.laid_out,
            one.damage,
            -one.words,
            one.sha256,
        ),
    )
