"""A technician's area on a bench."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests_technician import TestBench


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[TestBench]:
    """Nobody is in; the PIN is set."""
    bench = TestBench(tmp_path)
    yield bench
    bench.close()
