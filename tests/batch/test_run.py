"""Many files in, a folder of reports and a manifest out, whatever the files are like."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path
from typing import Any

import pytest
from conftest import House, Pipeline, text
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zvhrr_extract import pipeline
from zvhrr_extract.errors import OutputError, ProfileError
from zvhrr_extract.models.manifest import Manifest, ManifestInput
from zvhrr_extract.settings import DEFAULTS, Settings
