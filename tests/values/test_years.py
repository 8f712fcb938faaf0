"""Years as reports print them."""

from typing import Any

import pytest

from tests.support.cases import load_cases, read_cases
from zvhrr_extract.values.years import (
    commonest_year,
    find_years,
    parse_year,
    restore_year_dash,
    split_glued_mark,
    strip_years,
)

CASES = load_cases("values/years.toml")


def test_every_case_says_what_it_expects() -> None:
    assert all(
        ("years" in case) != ("restored" in case) for case in read_cases("values/years.toml")
    )


@pytest.mark.parametrize("case", [case for case in CASES if "years" in case.values[0]])
def test_a_text_names_these_years(case: dict[str, Any]) -> None:
    assert find_years(case["text"]) == case["years"]


@pytest.mark.parametrize("case", [case for case in CASES if "restored" in case.values[0]])
def test_a_lost_dash_comes_back_only_in_a_range(case: dict[str, Any]) -> None:
    assert restore_year_dash(case["text"]) == case["restored"]


@pytest.mark.parametrize(
    ("text", "year"),
    [(" 2021 ", 2021), ("1998", 1998), ("2021.", None), ("2019-2021", None), ("351", None)],
)
def test_a_text_is_one_year_or_none(text: str, year: int | None) -> None:
    assert parse_year(text) == year


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("20211", ("2021", "1")),
        ("19989", ("1998", "9")),
        ("20210", None),
        ("2021", None),
        ("202112", ("2021", "12")),
        ("30211", None),
    ],
)
def test_a_mark_is_split_off_a_year_only_where_one_is_glued(
    text: str, parts: tuple[str, str] | None
) -> None:
    assert split_glued_mark(text) == parts


def test_years_go_out_of_a_heading_and_blanks_close_up() -> None:
    assert strip_years("Kosten 2021 per  gebied") == "Kosten per gebied"


def test_the_commonest_year_is_the_latest_of_equals() -> None:
    assert commonest_year(["2019 2020", "in 2020 en 2019"]) == (2020, 0.5)
    assert commonest_year(["geen jaar"]) == (None, 0.0)
