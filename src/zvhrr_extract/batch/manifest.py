"""The manifest of a run: what became of every input, in input order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zvhrr_extract.batch.plan import HashedInput
from zvhrr_extract.batch.reports import PlannedReport
from zvhrr_extract.models.manifest import InputError, Manifest, ManifestInput, Output, Pair
from zvhrr_extract.models.version import Member

MANIFEST_NAME = "manifest.json"


def build_manifest(
    inputs: Sequence[HashedInput],
    failures: Mapping[str, InputError],
    reports: Mapping[PlannedReport, str],
    *,
    fingerprint: str,
    pairs: tuple[Pair, ...] = (),
) -> Manifest:
    """Say what became of every input; `reports` has the hash of each report's file."""
    held = {
        member.signature.file: (report, member)
        for report in reports
        for member in report.group.members
    }
    outputs = (Output(report=report.file, sha256=reports[report]) for report in reports)
    return Manifest(
        fingerprint=fingerprint,
        inputs=tuple(
            _list_failed(one, failures[one.file])
            if one.file in failures
            else _list_held(one, *held[one.file])
            for one in inputs
        ),
        pairs=pairs,
        outputs=tuple(sorted(outputs, key=lambda output: output.report)),
    )


def _list_failed(one: HashedInput, error: InputError) -> ManifestInput:
    return ManifestInput(
        file=one.file, sha256=one.sha256, status="failed", report=None, role=None, error=error
    )


def _list_held(one: HashedInput, report: PlannedReport, member: Member) -> ManifestInput:
    return ManifestInput(
        file=one.file,
        sha256=member.signature.sha256,
        status="duplicate" if member.role == "duplicate" else "extracted",
        report=report.file,
        role=member.role,
        error=None,
    )
