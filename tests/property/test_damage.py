"""Damaged dumps: no crash, no word lost, a report that is valid."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from tests.pipeline.scoring import reports
from tests.pipeline.test_other_reports import SAMPLES
from tests.property.effort import TRIALS
from tests.support.cases import load_cases
from tests.support.laws import broken_laws
from tests.support.mutations import damage
from tests.support.reading import report
from zvhrr_extract.read.encoding import decode_bytes

DUMPS = [*SAMPLES, *reports("years"), *reports("layouts")]


@pytest.mark.parametrize("seed", range(TRIALS))
def test_a_damaged_dump_gives_a_report_that_keeps_every_law(seed: int) -> None:
    chance = Random(seed)  # noqa: S311  no secret hangs on it
    dump = chance.choice(DUMPS)
    text = damage(decode_bytes(dump.read_bytes(), file=dump.name)[0], chance)
    assert broken_laws(text, report(text)) == []


@pytest.mark.parametrize("case", load_cases("property/found.toml"))
def test_a_text_that_once_broke_a_law_keeps_them_all(case: dict[str, Any]) -> None:
    organisation = "zvhrr" if case.get("known", True) else None
    assert broken_laws(case["text"], report(case["text"], organisation=organisation)) == []
