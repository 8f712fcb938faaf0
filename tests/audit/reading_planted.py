"""Whether the extractor reads a planted dump as it is meant: tables, and sentences in place."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.audit.planted_figures import Table
from tests.audit.planted_gold import YearGold
from tests.support.reading import extract_file

Json = dict[str, Any]


def loose(text: object) -> str:
    """Fold a text to its letters and digits."""
    return re.sub(r"[\W_]+", "", str(text if text is not None else "").casefold())


def read(text: str) -> Json:
    """Extract a dump as a run does."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dump.txt"
        path.write_text(text, encoding="utf-8")
        return extract_file(path)


def misread_tables(report: Json, tables: tuple[Table, ...]) -> Iterator[str]:
    """Tell each table, row, role and cell that was read otherwise than printed."""
    found = {table["key"]: table for table in report["tables"]}
    for table in tables:
        if table.key not in found:
            yield f"{table.key}: not found"
            continue
        read_rows = [
            (loose(row["label"]), row["role"], tuple(cell["value"] for cell in row["cells"]))
            for row in found[table.key]["rows"]
        ]
        rows = [(loose(row.label), row.role, row.values) for row in table.rows]
        columns = [loose(column["label"]) for column in found[table.key]["columns"]]
        if columns != [loose(column) for column in table.columns]:
            yield f"{table.key}: columns {columns}"
        yield from (f"{table.key}: + {row}" for row in read_rows if row not in rows)
        yield from (f"{table.key}: - {row}" for row in rows if row not in read_rows)
        if len(read_rows) != len(rows):
            yield f"{table.key}: {len(read_rows)} rows for {len(rows)}"


def misplaced_claims(report: Json, gold: YearGold) -> Iterator[str]:
    """Tell each planted sentence that stands whole in no block, or in another section."""
    keys = {section["id"]: section["key"] for section in report["sections"]}
    for claim in gold.claims:
        text = loose(claim.text)
        places = [
            keys.get(block["section"])
            for block in report["blocks"]
            if text in loose(block["text"])
        ]
        if not places:
            yield f"in no block: {claim.text}"
        elif claim.section not in places:
            yield f"in {places}, not {claim.section}: {claim.text}"
