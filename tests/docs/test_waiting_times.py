"""The waiting times that are told are those that are waited."""

from __future__ import annotations

import re
from pathlib import Path

from kiosk.journey import patience
from kiosk.journey.patience import Patience

SETTINGS = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")


def test_every_warning_is_told_with_its_times_and_none_is_shorter_than_twenty_seconds() -> None:
    told = {
        name: Patience(int(idle), int(warning))
        for name, idle, warning in re.findall(
            r"^\| .*\(`([A-Z_]+)`\) \| (\d+) \| (\d+) \|$", SETTINGS, re.MULTILINE
        )
    }
    kept = {
        name: value
        for name, value in vars(patience).items()
        if isinstance(value, Patience) and value.warning_s
    }
    assert told == kept
    assert min(value.warning_s for value in kept.values()) >= 20
