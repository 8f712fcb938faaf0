"""The supplied dumps."""

from pathlib import Path

import pytest


@pytest.fixture
def samples() -> list[Path]:
    return sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
