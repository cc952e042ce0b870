"""The command that is installed: closed to its caller's environment, in its children too."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(__file__).parents[2] / "packaging/kiosk/tree/usr/bin/menkou"
INSTALLED = "/usr/lib/menkou-kiosk/bin/python3"
_FROM_OUTSIDE = "planted"
_ASKS = f"""
import importlib.util, os, subprocess, sys
find = "import importlib.util as u; print(u.find_spec({_FROM_OUTSIDE!r}))"
exec(find, {{}})
sys.stdout.flush()
subprocess.run([sys.executable, "-c", find], check=True)
sys._debugmallocstats()
"""


@pytest.fixture
def command(tmp_path: Path) -> Path:
    script = tmp_path / "menkou"
    text = COMMAND.read_text("utf-8")
    assert f"{INSTALLED} -sPB -m kiosk " in text
    program = f"{sys.executable} -sPB "
    script.write_text(text.replace(f"{INSTALLED} -sPB -m kiosk ", program), "utf-8")
    return script


def test_neither_the_callers_folder_nor_environment_adds_code(command: Path) -> None:
    outside = command.parent / "outside"
    outside.mkdir()
    (outside / f"{_FROM_OUTSIDE}.py").touch()
    hostile = {"PYTHONPATH": str(outside), "PYTHONUSERBASE": str(outside), "PYTHONINSPECT": "1"}
    told = subprocess.run(
        ["sh", str(command), "-c", _ASKS],
        cwd=outside,
        env=os.environ | hostile | {"PYTHONMALLOC": "malloc"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == ["None", "None"]
    # What -I would have had Python ignore as well.
    assert "arenas allocated total" not in told.stderr
