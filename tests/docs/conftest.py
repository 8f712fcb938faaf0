"""What the tests of documents share."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def read_blocks(path: Path, language: str) -> list[str]:
    """List the code blocks of a document in one language."""
    found = _FENCE.findall(path.read_text(encoding="utf-8"))
    return [body for name, body in found if name == language]


@pytest.fixture
def docs(root: Path) -> Path:
    return root / "docs"
