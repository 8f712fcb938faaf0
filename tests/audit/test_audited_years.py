"""Seven planted years: all that is wrong is found and explained, and nothing else accused."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from tests.audit.planted import write_series
from tests.audit.planted_gold import YearGold
from tests.audit.scoring import Json, Score, score
from zvhrr_extract.models.report import Report
from zvhrr_extract.phrases import load_phrases
from zvhrr_extract.pipeline import extract_file, load_knowledge
from zvhrr_extract.series import build_series
from zvhrr_extract.settings import DEFAULTS

SEEDS = (1, 2, 5)
EXACT = ("totals", "restatements", "others")
CLAIMS = ("claims", "verdicts", "explanations", "counts", "amounts")


@cache
def audited(seed: int, folder: Path) -> tuple[dict[int, Report], dict[int, YearGold]]:
    """Extract the reports of seven years and give them with their gold."""
    reports, gold = {}, {}
    for year, (text, known) in write_series(seed).items():
        path = folder / f"{seed}-{year}.txt"
        path.write_text(text, encoding="utf-8")
        reports[year] = extract_file(path)
        gold[year] = known
    return reports, gold


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("planted")


def scored(seed: int, folder: Path) -> Score:
    reports, gold = audited(seed, folder)
    series = build_series(list(reports.values()), load_knowledge(DEFAULTS), load_phrases())
    told: list[Json] = [json.loads(one.model_dump_json()) for one in series.findings]
    plain = {year: json.loads(one.model_dump_json()) for year, one in reports.items()}
    return score(plain, told, gold)


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_all_that_is_planted_is_found_and_nothing_else(seed: int, folder: Path) -> None:
    done = scored(seed, folder)
    for name in EXACT:
        part = done.parts[name]
        assert (part.precision, part.recall) == (1.0, 1.0), (name, part.misses)
    for name in CLAIMS:
        part = done.parts[name]
        assert part.precision >= 0.95, (name, part.misses)
        assert part.recall >= 0.95, (name, part.misses)
    assert done.false_alarms == []
