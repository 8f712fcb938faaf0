"""Stage 8: the reports of versions -> one, each part as the version reads it that has it best.

`merge_reports` takes the report of the canonical source and those of the other versions. What
one of them reads better goes in, with the place it came from; where two print different
figures, a finding says both.
"""

from zvhrr_extract.merge.merge import merge_reports

__all__ = ["merge_reports"]
