"""The fast benchmarks run, in --quick. What they measure is nobody's promise here."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "name", ["search", "kept", "keyboard", "ink", "soak", "general", "handwriting"]
)
def test_a_quick_run_says_what_it_measured_and_where(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", name, "--quick", "--json"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr.decode()
    said = json.loads(done.stdout)
    (result,) = said["results"]
    assert result["name"] == name
    assert result["figures"]
    assert all(figure["ours"]["n"] > 0 for figure in result["figures"])
    assert {"processor", "disk", "load before", "load after"} <= said["machine"].keys()


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "speed"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 2
    assert b"no such benchmark: speed" in done.stderr
