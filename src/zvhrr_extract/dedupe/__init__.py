"""Stage 6: documents -> groups, one a report; nothing is merged that only looks alike.

`sign_document` keeps of a document what is needed to compare it; `group_signatures` says which
inputs are one report (same bytes, same text, or same organisation, year and edition with most
words in common), which text is the canonical one, and which inputs only came close.
"""

from zvhrr_extract.dedupe.group import group_signatures
from zvhrr_extract.dedupe.similar import sign_document

__all__ = ["group_signatures", "sign_document"]
