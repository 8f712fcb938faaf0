"""Many files: what was named goes in, a folder of reports and a manifest come out.

`run_batch` reads every input, groups what is one report, writes one JSON file a report and the
manifest that says what became of every input. One bad file never stops the rest, and what was
done before is not done again. `gather_reports` gives the reports themselves, those that were
written before among them, and writes nothing.
"""

from zvhrr_extract.batch.gather import Gathered, gather_reports
from zvhrr_extract.batch.run import Request, RunSummary, run_batch

__all__ = ["Gathered", "Request", "RunSummary", "gather_reports", "run_batch"]
