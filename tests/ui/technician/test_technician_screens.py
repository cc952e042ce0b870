"""Every page in every dress: it loads, fits, can be hit, and has words for every code."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtQuick import QQuickItem
from tests_technician import CHECKS, SURVEY, TestBench

from kiosk.journey.facts import Facts
from kiosk.session.preferences import Preferences
from kiosk.session.session import DeviceLine
from kiosk.technician import deeds, trials
from kiosk.technician import states as st
from kiosk.technician.records import Records
from kiosk.technician.trail import TrailLine
from kiosk.technician.values import (
    ClosedFor,
    Device,
    Finding,
    FoundKind,
    FoundPlace,
    FoundThing,
    GivenTo,
    NetworkCheck,
    PowerAction,
)
from ui.i18n import Words
from ui.rehearsal import PX_PER_MM, Rehearsal
from ui.screens.screen import Screen, Stand
from ui.screens.technician import out_of_service, technician_screen
from ui.screens.technician_verbs import technician_event_for

AT = "2026-11-20T04:00:00+00:00"
FOUND = tuple(
    FoundThing(n, kind, FoundPlace.READER, AT, GivenTo.OWNER if n % 2 else None, AT)
    for n, kind in enumerate(FoundKind, start=1)
)
DEVICES = {
    c: DeviceLine(c, c, state, code, False)
    for c, state, code in (
        ("id_card", "fault", "not_authorised"),
        ("code", "absent", "silent"),
        ("document", "ready", ""),
        ("review", "starting", "host_lost"),
        ("receipt", "degraded", "paper_near_end"),
    )
}
STATES = {
    "asking": st.AskingSecret(),
    "wrong": st.AskingSecret("wrong", 0, 3, 2),
    "locked": st.AskingSecret("locked", 4000, 0, 6),
    "not_set_up": st.AskingSecret("not_set_up"),
    "checking": st.AskingSecret(checking=True),
    "overview": st.Overviewing(),
    "consumables": st.CheckingConsumables(),
    "tests": st.ChoosingTest(),
    "card": st.TestingDevice(Device.ID_CARD, Finding("card_right", True)),
    "camera": st.TestingDevice(Device.DOCUMENT),
    "network": st.TestingNetwork(CHECKS),
    "network_running": st.TestingNetwork(),
    "outbox": st.ViewingOutbox(),
    "outbox_asked": st.ViewingOutbox(True),
    "found": st.LoggingFound(),
    "where": st.LoggingFound(FoundKind.PAPER),
    "giving": st.LoggingFound(giving=2),
    "service": st.SettingService(),
    "trail": st.ReadingTrail(),
    "care": st.ReadingCare(),
    "care_printing": st.ReadingCare(is_printing=True),
    "power": st.ChoosingPower(),
    "power_asked": st.ChoosingPower(PowerAction.POWER_OFF),
}
DRESSES = [
    ("standard", "light", "zh-CN", False),
    ("extra", "yellow", "en", False),
    ("large", "dark", "en", True),
]


@pytest.fixture
def bench(tmp_path: Path):
    bench = TestBench(tmp_path)
    bench.area.survey = SURVEY
    bench.area._clerk.records = Records(found=FOUND, found_before=5).tested(
        Device.CODE, passed=False, at=AT
    )
    bench.area.lines = (TrailLine(AT, "ThingGiven", {"number": 3, "to": "owner"}),)
    yield bench
    bench.area.state = st.Away()
    bench.close()


def stand(facts: Facts, language: str = "zh-CN") -> Stand:
    return Stand(
        facts,
        Words(language),
        Preferences(language),
        {"zh-CN": "示例镇", "en": "Town"},
        {},
        "12345",
    )


def screen_of(bench: TestBench, state: st.State, facts: Facts, language: str = "zh-CN") -> Screen:
    bench.area.state = state
    return technician_screen(bench.area, stand(facts, language), DEVICES, "0.1.0")


@pytest.mark.parametrize("name", STATES)
def test_page_loads_fits_and_can_be_hit(
    kiosk: Rehearsal, bench: TestBench, facts: Facts, name: str
) -> None:
    kiosk.shell.reachShare = 0.588
    for size, theme, language, lowered in DRESSES:
        kiosk.shell.wear(size=size, theme=theme, language=language, lowered=lowered)
        screen = screen_of(bench, STATES[name], facts, language)
        kiosk.shell.show_screen("", {})
        kiosk.shell.show_screen(screen.name, screen.props)
        kiosk.settle()
        assert kiosk.warnings == []
        assert kiosk.find("screen").property("item") is not None
        assert _too_wide(kiosk) == []
        for item in _pressable(kiosk):
            assert item.objectName(), f"a button without a name on {name}"
            assert min(item.width(), item.height()) / PX_PER_MM >= 12.7, item.objectName()
    kiosk.shell.reachShare = 1.0


@pytest.mark.parametrize("name", STATES)
def test_page_loads_lying(
    lying_kiosk: Rehearsal, bench: TestBench, facts: Facts, name: str
) -> None:
    screen = screen_of(bench, STATES[name], facts)
    lying_kiosk.shell.show_screen("", {})
    lying_kiosk.shell.show_screen(screen.name, screen.props)
    lying_kiosk.settle()
    assert _too_wide(lying_kiosk) == []


def _too_wide(kiosk: Rehearsal) -> list[str]:
    return [
        item.property("text")
        for item in kiosk.items()
        if item.property("text")
        and item.property("contentWidth") is not None
        and kiosk.rect(item).left() + item.property("contentWidth") > kiosk.window.width() + 1
    ]


def _pressable(kiosk: Rehearsal) -> list[QQuickItem]:
    return [
        i for i in kiosk.items() if i.metaObject().indexOfSignal("tapped()") >= 0 and i.isEnabled()
    ]


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_code_has_words(bench: TestBench, facts: Facts, language: str) -> None:
    states: list[st.State] = [st.LoggingFound(kind) for kind in FoundKind]
    states += [st.ChoosingPower(action) for action in PowerAction]
    states += [st.TestingDevice(device) for device in Device]
    states += [
        st.TestingDevice(Device.CODE, Finding(code, True, 9, start))
        for code, start in (
            ("card_right", ""), ("card_wrong_digit", ""), ("card_refused", ""), ("code_read", ""),
            ("code_read", "TEST"), ("code_refused", ""), ("picture", ""), ("key", ""),
            ("no_key", ""), ("printed", ""), ("not_printed", ""), ("not_there", ""),
        )
    ]  # fmt: skip
    states += [
        st.TestingNetwork((NetworkCheck(name, outcome, "clock_off"),))
        for name in ("dns", "tcp", "tls", "platform", "clock")
        for outcome in ("ok", "failed", "not_applicable", "skipped")
    ]
    for state in states:
        screen_of(bench, state, facts, language)
    bench.area.lines = tuple(TrailLine(AT, kind.__name__) for kind in deeds.Deed.__args__)
    screen_of(bench, st.ReadingTrail(), facts, language)
    for reason in ClosedFor:
        shown = out_of_service(reason, stand(facts, language))
        assert shown.props["notice"]


def test_findings_named_here_are_those_a_trial_can_make(bench: TestBench) -> None:
    reports = [
        (Device.ID_CARD, "card_refused", {}), (Device.ID_CARD, "card_read", {"card": 3}),
        (Device.CODE, "code_scanned", {"text": "TEST-1"}), (Device.CODE, "code_refused", {}),
        (Device.DOCUMENT, "frame", {}), (Device.REVIEW, "rated", {"level": 1}),
        (Device.REVIEW, "rating_timeout", {}), (Device.RECEIPT, "printed", {"job": "j"}),
        (Device.RECEIPT, "print_failed", {"job": "j"}), (Device.CODE, "command_refused", {}),
    ]  # fmt: skip
    words = Words("en")
    for device, kind, body in reports:
        finding = trials.finding_of(device, kind, body, job="j")
        assert finding is not None
        words(f"tech.saw.{finding.code}", n=1, start="")


def test_machine_that_is_unwell_says_so(bench: TestBench, facts: Facts) -> None:
    from dataclasses import replace

    bench.area.survey = replace(SURVEY, is_sound=False, free_bytes=1 << 20, offset_s=-90.0)
    shown = screen_of(bench, st.Overviewing(), facts)
    assert shown.props["banner"]["kind"] == "problem"
    marks = {row["label"]: row["mark"] for row in shown.props["sections"][1]["rows"]}
    assert (marks["磁盘剩余"], marks["时间"]) == ("bad", "bad")


def test_unknown_code_is_shown_as_it_is(bench: TestBench, facts: Facts) -> None:
    odd = {"code": DeviceLine("code", "code", "fault", "vendor_0x41", False)}
    bench.area.state = st.Overviewing()
    shown = technician_screen(bench.area, stand(facts), odd, "0.1.0")
    assert shown.props["sections"][0]["rows"][0]["note"] == "vendor_0x41"


@pytest.mark.parametrize(
    ("verb", "detail"),
    [
        ("open", "nowhere"), ("open", None), ("open", 3), ("secret", "12a"), ("secret", "1" * 13),
        ("secret", ""), ("secret", None), ("give", "x"), ("give", "9" * 30), ("give", None),
        ("power", "explode"), ("rate", 3), ("", None),
    ],
)  # fmt: skip
def test_ill_formed_verb_is_nothing(verb: str, detail: object) -> None:
    assert technician_event_for(verb, detail) is None
