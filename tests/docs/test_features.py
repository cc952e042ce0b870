"""What the list of features claims is there: files, screens, tests; and every gap says why."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "features.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in TEXT.splitlines()
    if line.startswith("| ") and line.count("|") == 6 and not line.startswith("| asked for")
]


def named(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_every_file_and_screen_that_is_named_is_there() -> None:
    assert len(ROWS) > 50
    for _, _, screen, code, test in ROWS:
        for path in (*named(code), *named(test)):
            assert (ROOT / path).is_file(), path
        for name in named(screen):
            found = list((ROOT / "ui" / "qml" / "Menkou").rglob(f"{name}.qml"))
            assert found, name


def test_what_works_names_code_and_test_and_what_does_not_says_why() -> None:
    for asked, here, _, code, test in ROWS:
        standing = re.match(r"\w+", here)
        assert standing, asked
        assert standing[0] in ("yes", "door", "part", "no", "outside"), asked
        if standing[0] in ("yes", "door", "part"):
            assert named(code), asked
            assert named(test), asked
        if standing[0] in ("part", "no"):
            assert ":" in here or ";" in here, asked
