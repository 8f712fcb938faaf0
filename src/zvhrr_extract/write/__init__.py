"""Last stage: models -> files. Every file is written aside and renamed, so none is ever half.

`prepare_folder` makes a place for results, `write_json` writes a record there; `table_frame`
gives one table as a pandas frame; `schema_text` gives the JSON Schema of what is written.
"""

from zvhrr_extract.write.atomic import prepare_folder, write_aside
from zvhrr_extract.write.frames import table_frame
from zvhrr_extract.write.to_json import json_text, write_json
from zvhrr_extract.write.to_schema import SCHEMAS, schema_text

__all__ = [
    "SCHEMAS",
    "json_text",
    "prepare_folder",
    "schema_text",
    "table_frame",
    "write_aside",
    "write_json",
]
