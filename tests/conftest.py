"""What every test may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite outputs/ with what the code makes of samples/ now",
    )


@pytest.fixture
def root() -> Path:
    """The checkout."""
    return ROOT
