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
from ui.audit.visit import look_at, looks, opened
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


# Pairs in which something was wrong once, that no turn above comes to.
LYING = Mode("landscape", "elder", "en", is_long=True)
LOW = Mode("portrait", "elder", "en", is_lowered=True)
LOW_AND_LONG = Mode("portrait", "elder", "en", is_long=True, is_lowered=True)
ONCE_WRONG = {
    Mode("landscape", "elder", is_long=True): ("park_on_form_digits",),
    Mode("portrait", "elder", "en", is_long=True): ("another_way_long",),
    LYING: ("scan_phone", "check_long"),
    LOW: ("guide_long",),
    LOW_AND_LONG: (
        "out_of_service_power",
        "scan_feed_jam",
        "form_money",
        "form_handwriting",
        "booking_instead",
    ),
}


@pytest.mark.parametrize(("mode", "names"), ONCE_WRONG.items(), ids=str)
def test_what_was_wrong_once_stays_mended(
    qapp: QGuiApplication, mode: Mode, names: tuple[str, ...]
) -> None:
    samples = [sample for sample in GALLERY if sample.name in names]
    assert len(samples) == len(names)
    assert report_of(looks(qapp, (mode,), samples)).findings == ()


def test_tab_goes_on_after_a_sheet_that_nobody_went_through_by_keys(qapp: QGuiApplication) -> None:
    help_sheet, notice = (s for name in ("help", "notice") for s in GALLERY if s.name == name)
    with opened(qapp, "portrait") as kiosk:
        look_at(kiosk, help_sheet, Mode(is_long=True))
        assert len(look_at(kiosk, notice, Mode()).stops) > 5
