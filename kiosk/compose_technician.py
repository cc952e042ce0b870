"""Wires the technician's area: which store, clock, disk, line and power it works with."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiosk.care.checks import CareReport
from kiosk.care.paper import PaperMeter
from kiosk.care.readiness import notice_of, readiness_of
from kiosk.domain.notice import Notice
from kiosk.domain.slip import Slip, SlipPart
from kiosk.line import LineFault
from kiosk.lookups import Nothing
from kiosk.session.session import Session
from kiosk.settings import BadSettings, Settings
from kiosk.technician.area import TechnicianArea, Tools
from kiosk.technician.gate import Gate
from kiosk.technician.judgements import judgements
from kiosk.technician.network import TRY_NETWORK, untried
from kiosk.technician.pin import BadPinHash
from kiosk.technician.records import RecordBook, Records
from kiosk.technician.totp import BadTotpSecret, secret_from
from kiosk.technician.trail import Trail
from kiosk.technician.values import NetworkCheck, PowerAction
from kiosk.technician.world import Care, Survey
from offline_cache.ballast import free_bytes
from offline_cache.courier_service import AnyCourier
from offline_cache.keeper import CaseKeeper, NotKept
from offline_cache.lookup_line import LookupLine
from offline_cache.store import StoreFault
from ui.bridge import Bridge
from ui.i18n import Words
from ui.typeset import typeset

EXIT_RESTART = 75
"""Exit status that asks for a new start (EX_TEMPFAIL of sysexits.h)."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """What the composition root hands over. `quit_with` ends the event loop with a status."""

    settings: Settings
    keeper: CaseKeeper
    courier: AnyCourier
    lookups: LookupLine
    words: Words
    quit_with: Callable[[int], None]


class KioskMachine:
    """The machine around the application, as `kiosk.technician.world.Machine`."""

    def __init__(self, shop: Workshop) -> None:
        self._shop = shop
        self._state_dir = Path(shop.settings.kiosk.state_dir)

    def survey(self) -> Survey:
        """Look at queue, clock and disk."""
        at, free = datetime.now(UTC), free_bytes(self._state_dir)
        alarm = self._shop.keeper.store_alarm()
        try:
            counts, line = self._shop.keeper.counts(), self._shop.keeper.line_report()
        except StoreFault:
            return Survey(at, free, is_sound=False, store_alarm=alarm)
        return Survey(
            at,
            free,
            online=line.is_online,
            alarm=line.alarm,
            offset_s=line.platform_offset_s,
            oldest_unsent=line.oldest_unsent,
            kept=counts.kept,
            in_flight=counts.in_flight,
            accepted=counts.accepted,
            answered_otherwise=counts.corrections + counts.refused,
            quarantined=counts.quarantined,
            ratings_waiting=counts.ratings_waiting,
            is_conserved=counts.is_conserved,
            parked_waiting=counts.parked_waiting,
            parked_sent=counts.parked_sent,
            parked_refused=counts.parked_refused,
            store_alarm=alarm,
        )

    def try_network(self) -> tuple[NetworkCheck, ...]:
        """Try the line step by step."""
        try:
            return self._shop.lookups.ask(TRY_NETWORK, Nothing())
        except LineFault as fault:
            return untried(fault.code)

    def send_now(self) -> None:
        """Let the courier try everything at once."""
        try:
            self._shop.keeper.hasten()
        except NotKept:
            return  # the store says so itself, on the same page
        self._shop.courier.hurry()

    def can(self, action: PowerAction) -> bool:
        """Restarting always; powering off only where the site says how."""
        return action is PowerAction.RESTART or bool(self._power_off)

    def use(self, action: PowerAction) -> None:
        """Restart the application, or run the site's command and end."""
        if action is PowerAction.RESTART:
            self._shop.quit_with(EXIT_RESTART)
        elif self._power_off:
            subprocess.Popen(self._power_off, stdin=subprocess.DEVNULL, start_new_session=True)
            self._shop.quit_with(0)

    def test_slip(self) -> Slip:
        """A slip that says it is a test."""
        words, now = self._shop.words, datetime.now().astimezone()
        return (
            SlipPart("line", words("tech.slip.title"), size="large", align="center", bold=True),
            SlipPart("rule"),
            SlipPart("line", words("tech.slip.text")),
            SlipPart("line", f"{now:%Y-%m-%d %H:%M:%S}"),
            SlipPart("line", self._shop.settings.kiosk.id, align="center"),
        )

    def readiness_page(self, report: CareReport, records: Records) -> bytes:
        """The readiness report as an A4 page."""
        ready = readiness_of(report, judgements(records, self._shop.settings))
        return typeset(notice_of(ready, self._shop.settings.kiosk.site.get("zh-CN", ""), "zh"))

    def test_page(self) -> bytes:
        """An A4 page that says it is a test."""
        words, now = self._shop.words, datetime.now().astimezone()
        notice = Notice(
            site=self._shop.settings.kiosk.id,
            title=words("tech.slip.title"),
            rows=((words("tech.time"), f"{now:%Y-%m-%d %H:%M:%S}"),),
            paragraphs=(words("tech.slip.text"),),
            code="menkou:test",
            code_note="",
            footer="",
        )
        return typeset(notice)

    @property
    def _power_off(self) -> Sequence[str]:
        return self._shop.settings.technician.power_off


def build_technician(
    shop: Workshop, devices: PaperMeter, session: Session, bridge: Bridge, care: Care
) -> TechnicianArea:
    """The area of this kiosk. Raises `BadSettings` when its door cannot be built as asked."""
    state_dir = Path(shop.settings.kiosk.state_dir)
    tools = Tools(
        gate=_gate(shop.settings),
        book=RecordBook(state_dir / "technician.json"),
        trail=Trail(state_dir / "technician_trail.jsonl", lambda: datetime.now(UTC)),
        devices=devices,
        camera=session,
        machine=KioskMachine(shop),
        care=care,
        clock=time.monotonic,
        wall=time.time,
        closes_when_opened=shop.settings.technician.close_when_opened,
        slip_mm=devices.take,
    )
    return TechnicianArea(tools, post=bridge.post, is_free=bridge.is_free, on_change=bridge.changed)


def _gate(settings: Settings) -> Gate:
    door = settings.technician
    secret = b""
    try:
        if door.totp_secret_file:
            secret = secret_from(Path(door.totp_secret_file).read_text("ascii"))
        return Gate(door.pin_hash, secret)
    except (OSError, UnicodeDecodeError, BadTotpSecret):
        raise BadSettings("technician.totp_secret_file", "no usable secret there") from None
    except BadPinHash:
        raise BadSettings("technician.pin_hash", "not made by set-pin") from None
