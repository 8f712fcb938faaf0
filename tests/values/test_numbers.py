"""Numbers as reports print them."""

from decimal import Decimal
from typing import Any

import pytest

from tests.support.cases import load_cases
from zvhrr_extract.values.numbers import json_number, parse_number


@pytest.mark.parametrize("case", load_cases("values/numbers.toml"))
def test_a_text_is_one_number_or_refused(case: dict[str, Any]) -> None:
    value = Decimal(case["value"]) if "value" in case else None
    assert parse_number(case["text"], decimal_mark=case.get("mark", ",")) == value


@pytest.mark.parametrize(
    ("value", "printed"), [("2619", "2619"), ("-315.00", "-315"), ("12.50", "12.5"), ("0", "0")]
)
def test_a_whole_value_is_written_without_decimals(value: str, printed: str) -> None:
    assert repr(json_number(Decimal(value))) == printed
