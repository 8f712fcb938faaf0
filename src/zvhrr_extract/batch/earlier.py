"""What an earlier run left, and what of it need not be done again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pydantic import ValidationError

from zvhrr_extract.batch.manifest import MANIFEST_NAME
from zvhrr_extract.models.manifest import Manifest, ManifestInput

if TYPE_CHECKING:
    from pathlib import Path

    from zvhrr_extract.batch.plan import HashedInput
    from zvhrr_extract.batch.reports import PlannedReport
    from zvhrr_extract.settings import Settings

# What may be over by the next run, though the bytes of the input are the same.
_PASSING = frozenset({"not_found", "unreadable", "changed", "output_failed"})


def read_manifest(folder: Path) -> Manifest | None:
    """Read the manifest of an earlier run; None when there is none.

    Raises:
        ValueError: There is one, but it is damaged or not ours.
    """
    path = folder / MANIFEST_NAME
    if not path.exists():
        return None
    try:
        manifest = Manifest.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise ValueError(MANIFEST_NAME) from error
    names = [output.report for output in manifest.outputs]
    if any("/" in name or "\\" in name or "\0" in name for name in names):
        raise ValueError(MANIFEST_NAME)
    return manifest


def is_all_done(
    manifest: Manifest, inputs: Sequence[HashedInput], *, folder: Path, settings: Settings
) -> bool:
    """Tell whether a run of the same program over these inputs would change nothing."""
    locked = any(one.error and one.error.code == "encrypted" for one in manifest.inputs)
    return (
        not (locked and settings.passwords)
        and len(manifest.inputs) == len(inputs)
        and all(map(_is_as_before, manifest.inputs, inputs))
        and all(
            _hash_file(folder / output.report) == output.sha256 for output in manifest.outputs
        )
    )


def find_kept(planned: PlannedReport, manifest: Manifest, *, folder: Path) -> str | None:
    """Give the hash of a report's file when it is untouched and as it would be now."""
    path = folder / planned.file
    known = {output.report: output.sha256 for output in manifest.outputs}
    sha256 = known.get(planned.file)
    if sha256 is None or _hash_file(path) != sha256:
        return None
    report = json.loads(path.read_bytes())
    told = {
        "sources": [source.model_dump(mode="json") for source in planned.sources],
        "related": [other.model_dump(mode="json") for other in planned.related],
    }
    return sha256 if all(report.get(key) == value for key, value in told.items()) else None


def _is_as_before(before: ManifestInput, now: HashedInput) -> bool:
    if (before.file, before.sha256) != (now.file, now.sha256):
        return False
    code_before = before.error.code if before.error else None
    code_now = now.error.code if now.error else None
    return code_before == code_now or (code_now is None and code_before not in _PASSING)


def _hash_file(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
