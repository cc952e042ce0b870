"""A new screen says its title, a problem interrupts; nothing is said twice or kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ui.rehearsal import Rehearsal
from ui.samples import SAMPLES

BY_NAME = {sample.name: sample for sample in SAMPLES}


@pytest.fixture
def heard(kiosk: Rehearsal) -> Iterator[list[tuple[str, bool]]]:
    said: list[tuple[str, bool]] = []
    herald = kiosk.engine.singletonInstance("Menkou", "Herald")
    slot = herald.announced.connect(lambda words, urgent: said.append((words, urgent)))
    yield said
    herald.announced.disconnect(slot)


@pytest.mark.parametrize("sample", ["home", "check", "sign", "take_things"])
def test_new_screen_says_its_title_once(
    kiosk: Rehearsal, heard: list[tuple[str, bool]], sample: str
) -> None:
    kiosk.show(BY_NAME[sample])
    title = kiosk.find("screen").property("item").property("title")
    assert title
    assert heard.count((title, False)) == 1


def test_page_turned_is_a_new_title(kiosk: Rehearsal, heard: list[tuple[str, bool]]) -> None:
    sample = BY_NAME["form_digits"]
    kiosk.show(sample)
    heard.clear()
    kiosk.shell.show_screen(
        "FormPage", {**kiosk.shell.shown_props, "title": "怎么取卡？", "page": 3}
    )
    kiosk.settle()
    assert ("怎么取卡？", False) in heard


def test_screen_without_a_title_says_its_sentence(
    kiosk: Rehearsal, heard: list[tuple[str, bool]]
) -> None:
    for name in ("finished", "keeping", "out_of_service"):
        heard.clear()
        kiosk.show(BY_NAME[name])
        assert heard, name


def test_problem_interrupts(kiosk: Rehearsal, heard: list[tuple[str, bool]]) -> None:
    for name in ("sign_problem", "form_problem", "place_card_problem", "not_kept", "scan_problem"):
        heard.clear()
        kiosk.show(BY_NAME[name])
        assert any(urgent for _, urgent in heard), name


def test_new_problem_on_the_same_screen_is_said(
    kiosk: Rehearsal, heard: list[tuple[str, bool]]
) -> None:
    sample = BY_NAME["sign"]
    kiosk.show(sample)
    heard.clear()
    kiosk.shell.show_screen("Sign", {**sample.props, "problem": "签名太小了"})
    kiosk.settle()
    assert heard == [("签名太小了", True)]


def test_idle_warning_is_said_once_and_not_every_second(
    kiosk: Rehearsal, heard: list[tuple[str, bool]]
) -> None:
    kiosk.show(BY_NAME["check"])
    heard.clear()
    for seconds in (24, 23, 22):
        kiosk.shell.show_overlay({"kind": "idle", "seconds": seconds})
        kiosk.settle()
    assert len(heard) == 1
    assert heard[0][1]
    kiosk.shell.show_overlay({})


def test_herald_keeps_nothing(kiosk: Rehearsal) -> None:
    kiosk.show(BY_NAME["sign_problem"])
    herald = kiosk.engine.singletonInstance("Menkou", "Herald")
    meta = herald.metaObject()
    assert [meta.property(n).name() for n in range(meta.propertyCount())] == ["objectName"]
