"""A pipeline that is quick and can be told to fail; the batch around it is the real one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

import pytest

from tests.support.reports import empty_report
from zvhrr_extract import pipeline
from zvhrr_extract.batch import Request, RunSummary, run_batch
from zvhrr_extract.errors import SourceError
from zvhrr_extract.models.document import Document, Line
from zvhrr_extract.models.identity import Identity
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.report import Edition, Report
from zvhrr_extract.profiles import KnowledgeBase, load_knowledge
from zvhrr_extract.read import read_source
from zvhrr_extract.settings import DEFAULTS, Settings

HEAD = re.compile(r"(\w+|-) (\d{4}|-) (full|abridged|unknown)")


class Pipeline:
    """Counts what it is asked, and fails where a test says so."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.built: list[str] = []
        self.merged: list[tuple[str, ...]] = []
        self.crash_on: set[str] = set()
        self.before_building: Callable[[], None] = lambda: None

    def load_knowledge(self, _: Settings) -> KnowledgeBase:
        return load_knowledge()

    def open_document(self, path: Path, *, file: str, settings: Settings) -> Document:
        source = read_source(path, file=file, settings=settings)
        self.opened.append(file)
        lines = tuple(Line(line.number, 1, line.text) for line in source.lines)
        return Document(source, lines, (), 1)

    def identify_document(self, document: Document, _: KnowledgeBase) -> Identity:
        head = HEAD.fullmatch(document.lines[0].text)
        file = document.source.file
        if head is None:
            raise SourceError("is no report", where=file, hint="look", code="not_a_report")
        organisation, year, edition = head.groups()
        return Identity(
            organisation=None if organisation == "-" else organisation,
            year=None if year == "-" else int(year),
            edition=cast("Edition", edition),
        )

    def extract_report(
        self, document: Document, _: KnowledgeBase, task: pipeline.ReportTask
    ) -> Report:
        self.before_building()
        if document.source.file in self.crash_on:
            raise KeyError(document.source.file)
        if task.sources[0].role == "canonical":
            self.built.append(task.report_id)
        return empty_report(
            id=task.report_id,
            year=task.identity.year,
            title=document.lines[1].text,
            edition=task.identity.edition,
            related=task.related,
            sources=task.sources,
        )

    def merge_reports(
        self, canonical: Report, others: Sequence[Report], _: Knowledge
    ) -> Report:
        files = (report.sources[0].file for report in (canonical, *others))
        self.merged.append(tuple(files))
        return canonical


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    fake = Pipeline()
    doors = ("load_knowledge", "open_document", "identify_document", "extract_report")
    for door in (*doors, "merge_reports"):
        monkeypatch.setattr(pipeline, door, getattr(fake, door))
    return fake


def text(head: str, seed: int = 0, *, words: int = 300, extra: str = "") -> bytes:
    """Write a report of words that no other seed shares."""
    body = "\n".join(f"woord{seed}x{number} is genoemd" for number in range(words // 3))
    return f"{head}\n{body}\n{extra}".encode()


class House:
    """A folder with inputs and a folder for results."""

    def __init__(self, root: Path) -> None:
        self.inputs = root / "in"
        self.output = root / "out"
        self.inputs.mkdir()

    def put(self, name: str, data: bytes) -> Path:
        path = self.inputs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def run(
        self, *named: Path | str, force: bool = False, settings: Settings = DEFAULTS
    ) -> RunSummary:
        names = tuple(map(str, named or (self.inputs,)))
        return run_batch(
            Request(named=names, output=self.output, settings=settings, force=force)
        )

    def results(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted(self.output.iterdir())}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)
