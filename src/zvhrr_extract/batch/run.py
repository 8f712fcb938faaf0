"""The run: sign every input, group, build and write each report, write the manifest."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from zvhrr_extract import pipeline
from zvhrr_extract.batch.corrections import FoundCorrections, find_corrections, warn_unused
from zvhrr_extract.batch.earlier import find_kept, is_all_done, read_manifest
from zvhrr_extract.batch.fingerprint import compute_fingerprint
from zvhrr_extract.batch.manifest import MANIFEST_NAME, build_manifest
from zvhrr_extract.batch.plan import HashedInput, explain, hash_inputs, plan_inputs
from zvhrr_extract.batch.reports import PlannedReport, list_readings, plan_reports
from zvhrr_extract.correct import apply_corrections
from zvhrr_extract.dedupe import group_signatures, sign_document
from zvhrr_extract.errors import ExtractError, ProfileError, SourceError
from zvhrr_extract.models.document import Document
from zvhrr_extract.models.identity import Signature
from zvhrr_extract.models.manifest import InputError, Manifest, Pair
from zvhrr_extract.models.report import Report, Source
from zvhrr_extract.models.version import Standing
from zvhrr_extract.profiles import KnowledgeBase
from zvhrr_extract.settings import Settings
from zvhrr_extract.write import prepare_folder, write_json

# Some 30 MB; a folder of a few reports is read once, a larger one twice.
MAX_HELD_LINES = 40_000
# What a run does now (`reading`, `writing`), how many of these are done, and of how many.
Tell = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked of a run.

    Attributes:
        named: Files, folders and patterns, as given.
        output: Folder for the results.
        settings: What else it may be told.
        force: Do all again, also what is there already.
        result: A file that what comes of it is written to; never read as part of a folder.
    """

    named: tuple[str, ...]
    output: Path
    settings: Settings
    force: bool = False
    result: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """How a run went.

    Attributes:
        manifest: What became of every input.
        unchanged: Nothing was to be done, and nothing was written.
        fault: What kept all inputs from being read (a profile), or None.
        warnings: What the user should look at, a line each.
        crashes: Tracebacks of errors that are ours.
    """

    manifest: Manifest
    unchanged: bool = False
    fault: str | None = None
    warnings: tuple[str, ...] = ()
    crashes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What one run works with and what it has noted so far."""

    request: Request
    knowledge: KnowledgeBase
    corrections: FoundCorrections
    paths: dict[str, Path]
    earlier: Manifest | None
    tell: Tell
    failures: dict[str, InputError] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    crashes: list[str] = field(default_factory=list)
    built: dict[PlannedReport, str] = field(default_factory=dict)

    def open(self, path: Path, file: str) -> Document:
        """Open an input; what was read a moment ago is not read again."""
        document = self.documents.pop(file, None)
        if document is None:
            document = pipeline.open_document(path, file=file, settings=self.request.settings)
        return document

    def keep(self, document: Document) -> None:
        """Keep a document that will be asked for again, while there is room."""
        held = sum(len(one.lines) for one in self.documents.values())
        if held + len(document.lines) <= MAX_HELD_LINES:
            self.documents[document.source.file] = document

    @contextmanager
    def catching(self, *files: str) -> Iterator[None]:
        """Note what goes wrong with these inputs, and go on."""
        try:
            yield
        except ExtractError as error:
            self.failures.update(dict.fromkeys(files, explain(error)))
        except Exception as error:  # noqa: BLE001 -- one bad file never stops the rest
            self.crashes.append(f"{files[0]}:\n{traceback.format_exc()}")
            failure = InputError(code="internal", message=_describe_crash(error))
            self.failures.update(dict.fromkeys(files, failure))


def _describe_crash(error: Exception) -> str:
    """Say where it broke, without the paths and addresses that differ between machines."""
    spot = traceback.extract_tb(error.__traceback__)[-1].name
    what = f"{type(error).__name__} in {spot}"
    return f"stumbled over it: {what} (our mistake: report it with what --debug shows)"


def run_batch(request: Request, *, tell: Tell = lambda *_: None) -> RunSummary:
    """Do what is asked; what an earlier run did with the same inputs is not done again.

    Raises:
        OutputError: There is no place for the results.
    """
    settings = request.settings
    planned = plan_inputs(
        request.named,
        output=request.output,
        result=request.result,
        corrections=settings.corrections,
    )
    inputs = hash_inputs(planned, settings=settings)
    corrections = find_corrections(inputs, settings.corrections)
    fingerprint = compute_fingerprint(settings, corrections.data)
    earlier, warnings = _recall(request, fingerprint)
    if earlier is not None and is_all_done(
        earlier, inputs, folder=request.output, settings=settings
    ):
        unused = warn_unused(corrections, earlier.outputs, request.output)
        return RunSummary(manifest=earlier, unchanged=True, warnings=tuple(unused))
    prepare_folder(request.output)
    try:
        knowledge = pipeline.load_knowledge(settings)
    except ProfileError as error:
        return _fail_all(request, inputs, fingerprint=fingerprint, error=error)
    desk = _Desk(
        request=request,
        knowledge=knowledge,
        corrections=corrections,
        paths={one.file: one.path for one in inputs},
        earlier=earlier,
        tell=tell,
    )
    reports, pairs = _build_reports(desk, _sign_inputs(desk, inputs))
    manifest = build_manifest(
        inputs, desk.failures, reports, fingerprint=fingerprint, pairs=pairs
    )
    write_json(request.output / MANIFEST_NAME, manifest)
    return RunSummary(
        manifest=manifest,
        warnings=(
            *warnings,
            *(line for report in reports for line in _warn(report)),
            *warn_unused(corrections, manifest.outputs, request.output),
        ),
        crashes=tuple(desk.crashes),
    )


def _recall(request: Request, fingerprint: str) -> tuple[Manifest | None, tuple[str, ...]]:
    """Read what an earlier run left, if it was made by the same program and may be kept."""
    try:
        earlier = read_manifest(request.output)
    except ValueError:
        return None, (f"{MANIFEST_NAME} in the output folder is damaged or not ours: ignored",)
    usable = earlier is not None and earlier.fingerprint == fingerprint and not request.force
    return earlier if usable else None, ()


def _fail_all(
    request: Request, inputs: Sequence[HashedInput], *, fingerprint: str, error: ProfileError
) -> RunSummary:
    """List every input as failed by a profile; results of earlier runs stay."""
    failure = InputError(code=error.code, message=str(error))
    failures = {one.file: failure for one in inputs}
    manifest = build_manifest(inputs, failures, {}, fingerprint=fingerprint)
    write_json(request.output / MANIFEST_NAME, manifest)
    return RunSummary(manifest=manifest, fault=str(error))


def _sign_inputs(desk: _Desk, inputs: Sequence[HashedInput]) -> list[Signature]:
    """Read every input once and keep what tells it from the others."""
    signatures: list[Signature] = []
    for index, one in enumerate(inputs):
        desk.tell("reading", index, len(inputs))
        error = one.error or desk.corrections.find_fault(one.file)
        if error is not None:
            desk.failures[one.file] = error
            continue
        with desk.catching(one.file):
            document = desk.open(one.path, one.file)
            identity = pipeline.identify_document(document, desk.knowledge)
            signatures.append(sign_document(document, identity))
            desk.keep(document)
    return signatures


def _build_reports(
    desk: _Desk, signatures: Sequence[Signature]
) -> tuple[dict[PlannedReport, str], tuple[Pair, ...]]:
    """Build one report a group; where the kept text fails, the next version takes its place."""
    while True:
        good = [one for one in signatures if one.file not in desk.failures]
        grouping = group_signatures(good)
        reports = plan_reports(grouping.groups)
        for index, planned in enumerate(reports):
            desk.tell("writing", index, len(reports))
            _build_report(desk, planned)
        if all(planned in desk.built for planned in reports):
            return {planned: desk.built[planned] for planned in reports}, grouping.pairs


def _build_report(desk: _Desk, planned: PlannedReport) -> None:
    """Build and write one report, unless it is there already; note what goes wrong."""
    if planned in desk.built:
        return
    folder = desk.request.output
    kept = find_kept(planned, desk.earlier, folder=folder) if desk.earlier else None
    if kept is not None:
        desk.built[planned] = kept
        return
    report = None
    with desk.catching(planned.group.canonical.file):
        report = _extract(desk, planned)
        report = _check(desk, planned, report) if report is not None else None
    if report is not None:
        with desk.catching(*(member.signature.file for member in planned.group.members)):
            desk.built[planned] = write_json(folder / planned.file, report)


def _check(desk: _Desk, planned: PlannedReport, report: Report) -> Report:
    """Correct a report by what people say of any of its inputs, and audit it."""
    files = [member.signature.file for member in planned.group.members]
    knowledge = desk.knowledge.for_report(report)
    corrections = desk.corrections.find_for(files)
    if corrections:
        report = apply_corrections(report, corrections, knowledge)
    return pipeline.audit_report(report, knowledge)


def _extract(desk: _Desk, planned: PlannedReport) -> Report | None:
    """Extract a report: what its canonical source says, mended by its other versions.

    Returns:
        None when a version failed: without it the report may be another one.
    """
    report = _extract_source(desk, planned, planned.sources)
    readings = list_readings(planned)
    others = []
    for source in readings:
        with desk.catching(source.file):
            others.append(_extract_source(desk, planned, (source,)))
    if len(others) < len(readings):
        return None
    if not others:
        return report
    return pipeline.merge_reports(report, others, desk.knowledge.for_report(report))


def _extract_source(desk: _Desk, planned: PlannedReport, sources: tuple[Source, ...]) -> Report:
    """Extract the report as the first of its sources reads it."""
    source = sources[0]
    document = desk.open(desk.paths[source.file], source.file)
    if document.source.sha256 != source.sha256:
        hint = "run again when it is whole"
        raise SourceError(
            "changed while it was read", where=source.file, hint=hint, code="changed"
        )
    task = pipeline.ReportTask(planned.id, planned.group.identity, sources, planned.related)
    return pipeline.extract_report(document, desk.knowledge, task)


def _warn(planned: PlannedReport) -> Iterator[str]:
    """Tell what the user should look at in a report that stands apart."""
    if planned.group.standing is not Standing.APART:
        return
    canonical, identity = planned.group.canonical, planned.group.identity
    lost = [name for name in ("organisation", "year") if getattr(identity, name) is None]
    why = (
        f"its {' and '.join(lost)} could not be told"
        if lost
        else f"another text of {identity.organisation} {identity.year} is kept"
    )
    yield f"{canonical.file}: {why}; it is kept apart as {planned.file}"
