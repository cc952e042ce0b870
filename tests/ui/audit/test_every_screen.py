"""The audit finds nothing on any screen: a reduced matrix here, all of it by the command."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from ui.audit.modes import REDUCED, Mode
from ui.audit.report import report_of
from ui.audit.visit import looks
from ui.samples import SAMPLES


@pytest.mark.parametrize("mode", REDUCED, ids=str)
def test_nothing_is_found(qapp: QGuiApplication, mode: Mode) -> None:
    report = report_of(looks(qapp, (mode,), SAMPLES))
    assert report.screens == len({sample.screen for sample in SAMPLES})
    assert report.views >= len(SAMPLES)
    assert report.findings == ()
