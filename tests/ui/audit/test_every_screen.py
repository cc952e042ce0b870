"""The audit finds nothing: every sample in two modes far apart, every mode on some samples.

The command looks at every sample in every mode; that is too long for every run. Here each sample
also meets one mode of the rest, another for each neighbour, so that together every mode and
every sample is looked at.
"""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from ui.audit.modes import AUDITED, Mode
from ui.audit.report import report_of
from ui.audit.visit import looks
from ui.gallery import GALLERY
from ui.samples import Sample

STEP = len(AUDITED)
FAR_APART = (Mode(), Mode(dress="elder", is_lowered=True))


def turn_of(number: int) -> tuple[Sample, ...]:
    """The samples whose turn a mode is."""
    return tuple(s for n, s in enumerate(GALLERY) if n % STEP == number)


def test_every_mode_and_every_sample_has_a_turn() -> None:
    turns = [turn_of(number) for number in range(STEP)]
    assert all(turns)
    assert {s.name for turn in turns for s in turn} == {s.name for s in GALLERY}


@pytest.mark.parametrize(("number", "mode"), list(enumerate(AUDITED)), ids=str)
def test_nothing_is_found_where_it_is_their_turn(
    qapp: QGuiApplication, number: int, mode: Mode
) -> None:
    report = report_of(looks(qapp, (mode,), turn_of(number)))
    assert report.views >= len(turn_of(number))
    assert report.findings == ()


@pytest.mark.parametrize("mode", FAR_APART, ids=str)
def test_nothing_is_found_on_any_screen(qapp: QGuiApplication, mode: Mode) -> None:
    report = report_of(looks(qapp, (mode,), GALLERY))
    assert report.screens == len({sample.screen for sample in GALLERY})
    assert report.findings == ()
