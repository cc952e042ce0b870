"""Sample states of the technician's area, shown by the pages themselves in either language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

from kiosk.care.checks import CareReport, Check, bad, warn
from kiosk.care.paper import Paper
from kiosk.domain.fleet import StoreAlarm
from kiosk.journey.facts import Catalogue, Facts
from kiosk.services.search import SearchIndex
from kiosk.session.preferences import Preferences
from kiosk.session.session import DeviceLine
from kiosk.technician.records import Records
from kiosk.technician.states import (
    AskingSecret,
    CheckingConsumables,
    ChoosingPower,
    ChoosingTest,
    LoggingFound,
    Overviewing,
    ReadingCare,
    ReadingTrail,
    SettingService,
    State,
    TestingDevice,
    TestingNetwork,
    ViewingOutbox,
)
from kiosk.technician.trail import TrailLine
from kiosk.technician.values import (
    ClosedFor,
    Device,
    Finding,
    FoundKind,
    FoundPlace,
    GivenTo,
    NetworkCheck,
    PowerAction,
)
from kiosk.technician.world import Care, Survey
from ui.i18n import Words
from ui.samples import Sample
from ui.screens.screen import Screen, Stand
from ui.screens.technician import technician_screen

_AT = "2025-11-21T01:41:00+00:00"
_NOW = datetime.fromisoformat(_AT)
_KEPT = datetime(2025, 11, 20, 8, 3, tzinfo=UTC)
_SURVEY: Final = Survey(
    _NOW, 41 << 30, online=True, offset_s=0.4, accepted=1204, answered_otherwise=31,
    ratings_waiting=2,
)  # fmt: skip
_TROUBLED: Final = Survey(
    _NOW, 1 << 30, alarm="not_authorised", offset_s=-412.0, oldest_unsent=_KEPT, kept=17,
    in_flight=1, accepted=1204, answered_otherwise=31, quarantined=1, is_conserved=False,
    parked_waiting=2, parked_sent=5, parked_refused=1,
    store_alarm=StoreAlarm("io_failed", _KEPT, _KEPT, times=2, is_closed=False),
)  # fmt: skip
_WELL: Final = tuple(DeviceLine(d.value, d.value, "ready", "", False) for d in Device)
_ILL: Final = (
    DeviceLine("card", Device.ID_CARD, "absent", "no_answer", False),
    DeviceLine("code", Device.CODE, "starting", "", False),
    DeviceLine("camera", Device.DOCUMENT, "fault", "host_unstartable", False),
    DeviceLine("pad", Device.REVIEW, "busy", "", False),
    DeviceLine("slips", Device.RECEIPT, "fault", "E-4711-THERMAL-HEAD", False),
)
_RECORDS: Final = (
    Records(slips=318, paper_changed_at=_AT)
    .tested(Device.ID_CARD, passed=True, at=_AT)
    .tested(Device.RECEIPT, passed=False, at=_AT)
    .noted(FoundKind.ID_CARD, FoundPlace.READER, _AT)
    .noted(FoundKind.PAPER, FoundPlace.PLATE, _AT)
    .given(1, GivenTo.COUNTER, _AT)
)
_LINES: Final = (
    TrailLine(_AT, "SignedIn", {"by": "pin"}),
    TrailLine(_AT, "DeviceJudged", {"device": "receipt", "passed": False}),
    TrailLine(_AT, "SignInRefused", {"failures": 3}),
    TrailLine(_AT, "PaperRenewed"),
)
_CHECKS: Final = (
    NetworkCheck("dns", "ok", "", 31),
    NetworkCheck("tcp", "ok", "", 12),
    NetworkCheck("tls", "failed", "certificate", 204),
    NetworkCheck("platform", "skipped"),
    NetworkCheck("clock", "skipped"),
)


_GOOD_CHECKS: Final = (
    Check("device", about=Device.ID_CARD.value),
    Check("device", about=Device.RECEIPT.value),
    Check("paper", figure="21.4 / 50 m"),
    Check("disk", figure="41.0 GiB"),
    Check("ballast"),
    Check("clock", figure="+0.4 s"),
    Check("keys"),
    Check("store"),
    Check("line"),
    Check("catalogue", figure="128"),
    Check("fonts"),
)
_ILL_CHECKS: Final = (
    bad("device", "fault", Device.RECEIPT.value, "paper_out"),
    warn("paper", "near_end", figure="46.2 / 50 m"),
    warn("disk", "low", figure="1.4 GiB"),
    warn("clock", "jumped", figure="-3600 s"),
    *_GOOD_CHECKS[4:8],
    warn("line", "offline_long", figure="31 h"),
    warn("catalogue", "old", figure="200 h"),
    Check("fonts"),
)


_ROLL: Final = Paper(21.4, 50.0, 318)


@dataclass(frozen=True, slots=True)
class SampleCare:
    """The kiosk's care of itself, at rest."""

    report: CareReport | None = None
    is_testing: bool = False
    paper: Paper = _ROLL

    def examine(self, why: str) -> None:
        """Nothing here looks."""


_CARED: Final = SampleCare(CareReport("jx-0017", "0.1.0", _AT, "nightly", _GOOD_CHECKS))
_CARED_ILL: Final = SampleCare(CareReport("jx-0017", "0.1.0", _AT, "nightly", _ILL_CHECKS))


@dataclass(frozen=True, slots=True)
class SampleArea:
    """An area at rest in one state: what its pages read, and nothing that works."""

    state: State
    survey: Survey | None = _SURVEY
    records: Records = _RECORDS
    lines: tuple[TrailLine, ...] = _LINES
    writes_fail: bool = False
    care: Care = _CARED

    @property
    def closed_for(self) -> ClosedFor | None:
        """Why residents are not served."""
        return self.records.closed_for

    def can(self, action: PowerAction) -> bool:
        """This machine can do everything."""
        return True


def _screen(area: SampleArea, devices: tuple[DeviceLine, ...], words: Words) -> Screen:
    stand = Stand(
        facts=Facts(date(2025, 11, 21), Catalogue({}, SearchIndex(()))), words=words,
        preferences=Preferences(language=words.language),
        site={"zh-CN": "柳树巷社区政务服务站", "en": "Liushu Lane Services"}, counter={},
        phone="0512-5555 0100",
    )  # fmt: skip
    return technician_screen(area, stand, {d.name: d for d in devices}, "0.1.0")


def _sample(name: str, area: SampleArea, devices: tuple[DeviceLine, ...] = _WELL) -> Sample:
    def made(words: Words) -> Mapping[str, Any]:
        return _screen(area, devices, words).props

    screen = _screen(area, devices, Words("zh-CN"))
    is_well = devices is _WELL
    return Sample(
        f"tech_{name}", screen.name, dict(screen.props), -1, False, is_well, is_well, made=made
    )


_CLOSED: Final = Records(closed_for=ClosedFor.MAINTENANCE)
TECHNICIAN_SAMPLES: Final[tuple[Sample, ...]] = (
    _sample("login", SampleArea(AskingSecret())),
    _sample("login_wrong", SampleArea(AskingSecret("wrong", tries_left=2, tries=3))),
    _sample("login_locked", SampleArea(AskingSecret("locked", wait_s=874, tries=5))),
    _sample("login_not_set_up", SampleArea(AskingSecret("not_set_up"))),
    _sample("board", SampleArea(Overviewing())),
    _sample("board_looking", SampleArea(Overviewing(), survey=None)),
    _sample("board_troubled", SampleArea(Overviewing(), _TROUBLED, _CLOSED, (), True), _ILL),
    _sample("consumables", SampleArea(CheckingConsumables())),
    _sample("tests", SampleArea(ChoosingTest())),
    _sample("test_waiting", SampleArea(TestingDevice(Device.ID_CARD))),
    _sample("test_good", SampleArea(TestingDevice(
        Device.CODE, Finding("code_read", True, 14, "MENKOU-TEST-")))),
    _sample("test_camera", SampleArea(TestingDevice(Device.DOCUMENT))),
    _sample("network_running", SampleArea(TestingNetwork())),
    _sample("network", SampleArea(TestingNetwork(_CHECKS))),
    _sample("outbox", SampleArea(ViewingOutbox())),
    _sample("outbox_troubled", SampleArea(ViewingOutbox(asked=True), _TROUBLED)),
    _sample("found", SampleArea(LoggingFound())),
    _sample("found_place", SampleArea(LoggingFound(FoundKind.SOCIAL_CARD))),
    _sample("found_giving", SampleArea(LoggingFound(giving=2))),
    _sample("service", SampleArea(SettingService())),
    _sample("service_closed", SampleArea(SettingService(), records=_CLOSED)),
    _sample("trail", SampleArea(ReadingTrail())),
    _sample("trail_empty", SampleArea(ReadingTrail(), lines=())),
    _sample("care", SampleArea(ReadingCare())),
    _sample("care_ill", SampleArea(ReadingCare(is_printing=True), care=_CARED_ILL)),
    _sample("care_never", SampleArea(ReadingCare(), care=SampleCare())),
    _sample("care_running", SampleArea(ReadingCare(), care=SampleCare(is_testing=True))),
    _sample("power", SampleArea(ChoosingPower())),
    _sample("power_sure", SampleArea(ChoosingPower(PowerAction.RESTART))),
)  # fmt: skip
