"""What makes a run's results another's."""

from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from zvhrr_extract.batch import fingerprint
from zvhrr_extract.batch.fingerprint import compute_fingerprint
from zvhrr_extract.settings import DEFAULTS, Settings


def test_the_fingerprint_is_of_what_a_profile_says_and_not_of_where_it_is(
    tmp_path: Path,
) -> None:
    one, other = tmp_path / "a.toml", tmp_path / "b.toml"
    one.write_text("naam = 1")
    other.write_text("naam = 1")
    same = compute_fingerprint(Settings(profiles=(one,)))
    assert same == compute_fingerprint(Settings(profiles=(other,)))
    assert same != compute_fingerprint(DEFAULTS)
    other.write_text("naam = 2")
    assert same != compute_fingerprint(Settings(profiles=(other,)))


def test_a_missing_profile_is_left_to_who_loads_it(tmp_path: Path) -> None:
    assert compute_fingerprint(Settings(profiles=(tmp_path / "weg.toml",)))


def test_limits_and_the_programs_version_count(monkeypatch: pytest.MonkeyPatch) -> None:
    now = compute_fingerprint(DEFAULTS)
    assert now != compute_fingerprint(Settings(max_line_chars=9))

    def find_none(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(fingerprint, "version", find_none)
    assert now != compute_fingerprint(DEFAULTS)
