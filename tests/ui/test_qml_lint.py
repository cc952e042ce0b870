"""QML is as clean as Python: qmllint without a warning; no swipe-only, hold-only or double tap."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

QML = Path(__file__).parents[2] / "ui" / "qml"
FILES = [p for p in sorted((QML / "Menkou").rglob("*.qml")) if "bench" not in p.parts]


def test_qmllint_has_nothing_to_say() -> None:
    tool = shutil.which("pyside6-qmllint", path=str(Path(sys.executable).parent))
    assert tool is not None
    found = subprocess.run(
        [tool, "-I", str(QML), "-W", "0", *map(str, FILES)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (found.returncode, found.stdout + found.stderr) == (0, "")


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_every_file_keeps_the_rules(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 200
    for word in ("onDoubleClicked", "onPressAndHold", "PinchHandler", "SwipeView", "TextInput",
                 "MultiEffect", "ShaderEffect", "layer.enabled"):  # fmt: skip
        assert word not in text, word
    assert not re.search(r"[\u4e00-\u9fff]", re.sub(r"//.*", "", text)), "a word outside i18n"


def test_every_control_is_in_the_module() -> None:
    listed = set(re.findall(r"^\w+ 1\.0 (\S+)$", (QML / "Menkou" / "qmldir").read_text(), re.M))
    controls = {f"controls/{p.name}" for p in (QML / "Menkou" / "controls").glob("*.qml")}
    assert listed == controls
