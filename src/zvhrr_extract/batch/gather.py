"""Reports of any kind of input: those written before are loaded, the others are extracted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from zvhrr_extract.batch.manifest import MANIFEST_NAME
from zvhrr_extract.batch.plan import (
    common_folder,
    expand_pattern,
    explain,
    hash_inputs,
    list_json_files,
    name_file,
    plan_inputs,
)
from zvhrr_extract.batch.run import Request, Tell, run_batch
from zvhrr_extract.errors import SourceError
from zvhrr_extract.models.manifest import InputError
from zvhrr_extract.models.report import Report
from zvhrr_extract.read.written import find_report, is_json_file, load_report
from zvhrr_extract.settings import Settings


@dataclass(frozen=True, slots=True)
class Missed:
    """An input that gave no report.

    Attributes:
        file: The name it is known by, and where known the place in it.
        error: Why.
    """

    file: str
    error: InputError


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a list of inputs gave.

    Attributes:
        reports: By organisation, year, edition and id; every id is there once.
        failures: Inputs that gave none.
        warnings: What the user should look at, a line each.
    """

    reports: tuple[Report, ...]
    failures: tuple[Missed, ...]
    warnings: tuple[str, ...]


@dataclass(slots=True)
class _Desk:
    """What was found so far; `base` is the folder that names are relative to."""

    base: Path
    settings: Settings
    result: Path | None = None
    written: list[tuple[str, Report]] = field(default_factory=list)
    failures: list[Missed] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def gather_reports(
    named: Sequence[str],
    settings: Settings,
    *,
    result: Path | None = None,
    tell: Tell = lambda *_: None,
) -> Gathered:
    """Gather the reports that paths, folders and patterns stand for.

    JSON files of reports are loaded; of a folder, JSON files of other things are passed over.
    All else is extracted as by `run_batch`, together. Where a report was written before and
    its source is there as well, the written one counts.

    Args:
        named: As given on the command line.
        settings: How sources are read.
        result: A file that what comes of them goes to; never read as part of a folder.
        tell: Called with what is done now, as by `run_batch`.

    Raises:
        OutputError: There is no place for what is extracted meanwhile.
    """
    tops = list(dict.fromkeys(top for name in named for top in expand_pattern(name)))
    desk = _Desk(common_folder(tops), settings, result)
    sources = [top for top in tops if not _take_written(desk, top, alone=len(tops) == 1)]
    known = {one.sha256 for _, report in desk.written for one in report.sources}
    extracted: list[tuple[str, Report]] = []
    if not _are_all_known(desk, sources, known):
        extracted = _extract(desk, sources, tell)
    fresh = [(file, one) for file, one in extracted if not _is_written(one, desk.written)]
    return Gathered(
        reports=tuple(sorted(_name_apart(desk, [*desk.written, *fresh]), key=_order)),
        failures=tuple(desk.failures),
        warnings=tuple(desk.warnings),
    )


def _take_written(desk: _Desk, top: Path, *, alone: bool) -> bool:
    """Load the written reports a path stands for, and tell whether that is all there is."""
    if top.is_dir():
        found = [_load(desk, path, strict=False) for path in list_json_files(top)]
        return any(found) and _holds_no_source(top, desk.result)
    if not is_json_file(top):
        return False
    # A pattern such as `outputs/*` names the manifest as well.
    _load(desk, top, strict=alone or top.name != MANIFEST_NAME)
    return True


def _holds_no_source(folder: Path, result: Path | None) -> bool:
    planned = plan_inputs([str(folder)], result=result)
    return all(one.error is not None and one.error.code == "empty_folder" for one in planned)


def _load(desk: _Desk, path: Path, *, strict: bool) -> bool:
    """Load a written report, and tell whether there is one or what should have been one."""
    file = name_file(path, desk.base)
    load = load_report if strict else find_report
    try:
        report = load(path, file=file, settings=desk.settings)
    except SourceError as error:
        desk.failures.append(Missed(error.where, explain(error)))
        return True
    if report is not None:
        desk.written.append((file, report))
    return report is not None


def _are_all_known(desk: _Desk, sources: Sequence[Path], known: set[str]) -> bool:
    """Tell whether the sources are all in written reports, so that none need be read."""
    named = [str(top) for top in sources]
    settings = desk.settings
    planned = plan_inputs(named, result=desk.result, corrections=settings.corrections)
    return all(one.sha256 in known for one in hash_inputs(planned, settings=settings))


def _extract(desk: _Desk, sources: Sequence[Path], tell: Tell) -> list[tuple[str, Report]]:
    """Extract the reports of sources, each with the name of its canonical source."""
    with TemporaryDirectory(prefix="zvhrr-extract-") as made:
        folder = Path(made)
        named = tuple(str(top) for top in sources)
        request = Request(
            named=named, output=folder, settings=desk.settings, result=desk.result
        )
        summary = run_batch(request, tell=tell)
        # There is no folder in which to look for a file: what is kept apart goes by its id.
        desk.warnings.extend(line.removesuffix(".json") for line in summary.warnings)
        failed = [(one.file, one.error) for one in summary.manifest.inputs]
        desk.failures.extend(Missed(file, error) for file, error in failed if error is not None)
        texts = [(folder / one.report).read_bytes() for one in summary.manifest.outputs]
    reports = [Report.model_validate_json(text) for text in texts]
    return [(report.sources[0].file, report) for report in reports]


def _is_written(report: Report, written: Iterable[tuple[str, Report]]) -> bool:
    """Tell whether a report was written before: by its sources, or its id and edition."""
    hashes = {source.sha256 for source in report.sources}
    return any(
        not hashes.isdisjoint(source.sha256 for source in other.sources)
        or (report.id, report.edition) == (other.id, other.edition)
        for _, other in written
    )


def _name_apart(desk: _Desk, found: Iterable[tuple[str, Report]]) -> list[Report]:
    """Give every report an id of its own; of equal ones keep the first."""
    kept: list[Report] = []
    reports: dict[str, Report] = {}
    for file, report in found:
        if report in kept:
            continue
        kept.append(report)
        name, count = report.id, 1
        while name in reports:
            count += 1
            name = f"{report.id}-{count}"
        if name != report.id:
            desk.warnings.append(
                f"{file}: {report.id} is another report already; this one is called {name}"
            )
        reports[name] = report.model_copy(update={"id": name})
    return list(reports.values())


def _order(report: Report) -> tuple[str, int, str, str]:
    organisation = report.organisation.id if report.organisation else ""
    return organisation, report.year or 0, report.edition, report.id
