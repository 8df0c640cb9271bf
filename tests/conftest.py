"""What every test sees: the project's own folders and the seed's gold."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# A busy machine is no fault of the code: how long an example takes is measured in benchmarks/.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture
def seed_gold() -> dict[str, Any]:
    """The seed article with the six claims that a reader finds in it."""
    return json.loads((ROOT / "tests" / "seed.jsonl").read_text("utf-8"))
