"""The audit finds nothing: every sample once in every value of a mode, pairs of values by turns.

Beside the two modes of `test_every_screen.py` each sample is looked at in the large text, in both
themes of high contrast, and with long words; how the panel lies and what it speaks go round, so
that each sample meets both and its neighbours meet the other pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

import pytest
from PySide6.QtGui import QGuiApplication

from ui.audit.modes import AUDITED, Mode
from ui.audit.report import report_of
from ui.audit.visit import looks
from ui.gallery import GALLERY
from ui.samples import Sample

FAR_APART = (Mode(), Mode(dress="elder", is_lowered=True))
LONG = tuple(mode for mode in AUDITED if mode.is_long)
LIES = ("portrait", "landscape")
LANGUAGES = ("zh-CN", "en")


def modes_for(number: int) -> Iterator[Mode]:
    """The modes in which the sample of this number is looked at here."""
    for turn, dress in enumerate(("large", "contrast", "yellow")):
        place = number + turn
        yield Mode(LIES[place % 2], dress, LANGUAGES[place // 2 % 2])
    yield LONG[number % len(LONG)]


def cover() -> dict[Mode, list[Sample]]:
    """The samples of each mode: a window serves them all."""
    found: dict[Mode, list[Sample]] = defaultdict(list)
    for number, sample in enumerate(GALLERY):
        for mode in modes_for(number):
            found[mode].append(sample)
    return found


@pytest.mark.parametrize("number", range(len(GALLERY)))
def test_every_sample_meets_every_value(number: int) -> None:
    seen = list(chain(FAR_APART, modes_for(number)))
    assert set(seen) <= set(AUDITED)
    for value in ("lie", "dress", "language", "is_long", "is_lowered"):
        assert {getattr(m, value) for m in seen} == {getattr(m, value) for m in AUDITED}, value


@pytest.mark.parametrize(
    ("mode", "samples"), [pytest.param(*each, id=str(each[0])) for each in cover().items()]
)
def test_nothing_is_found(qapp: QGuiApplication, mode: Mode, samples: list[Sample]) -> None:
    report = report_of(looks(qapp, (mode,), samples))
    assert report.views >= len(samples)
    assert report.findings == ()


def test_a_form_whose_buttons_need_fewer_lines_in_a_wider_column_comes_to_rest(
    qapp: QGuiApplication,
) -> None:
    sample = next(s for s in GALLERY if s.name == "park_on_form_digits")
    mode = Mode("landscape", "elder", is_long=True)
    assert report_of(looks(qapp, (mode,), (sample,))).findings == ()
