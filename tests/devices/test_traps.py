"""The table of traps in docs/devices.md names tests that exist."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

_HERE = Path(__file__).parent
_DOCUMENT = _HERE.parents[1] / "docs" / "devices.md"
_NAMED = re.compile(r"`([\w/]+\.py)::(test_\w+)`")


def test_every_trap_of_the_table_has_its_test() -> None:
    section = _DOCUMENT.read_text("utf-8").partition("## Traps and their tests")[2]
    rows = [line for line in section.partition("\n## ")[0].splitlines() if line.startswith("| ")]
    named = [_NAMED.search(row) for row in rows[1:]]
    assert len(named) > 30
    assert all(named), "a row without a test"
    missing = [m[0] for m in named if m is not None and m[2] not in _tests_in(_HERE / m[1])]
    assert missing == []


def _tests_in(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_opencv_is_headless_and_leaves_qt_alone() -> None:
    """The other package sets QT_QPA_* for this process and every child of it."""
    code = (
        "import cv2, os;"
        "assert 'QT' not in cv2.getBuildInformation().split('GUI:')[1].splitlines()[0].upper();"
        "print([k for k in os.environ if k.startswith('QT_QPA')])"
    )
    env = {k: v for k, v in os.environ.items() if not k.startswith("QT_")}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=env, check=False
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_only_one_opencv_is_locked() -> None:
    """Two packages share the folder `cv2`: taking one away takes it from the other, too."""
    lock = (_HERE.parents[1] / "requirements.lock").read_text("utf-8")
    assert re.findall(r"^(opencv[\w-]*)==", lock, re.M) == ["opencv-python-headless"]
