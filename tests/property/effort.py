"""How hard the property tests try: little and always the same, or as told.

`PROPERTY_EXAMPLES=5000 pytest tests/property` looks for new failures.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

_TOLD = os.environ.get("PROPERTY_EXAMPLES")
EXAMPLES = settings(
    max_examples=int(_TOLD or 80),
    derandomize=_TOLD is None,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TRIALS = int(_TOLD or 60)
