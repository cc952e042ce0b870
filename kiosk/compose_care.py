"""Wires the kiosk's care of itself: where its evidence comes from, and whom it tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from kiosk.care.examine import Sources
from kiosk.care.night import Plan
from kiosk.care.paper import Paper
from kiosk.care.round import Around, CareRound, Means
from kiosk.compose_courier import VERSION, sealing_key
from kiosk.compose_technician import EXIT_RESTART, Workshop
from kiosk.device_roll import DeviceRoll
from kiosk.domain.fleet import CareStanding, DeviceStanding
from kiosk.flight_log import FlightLog
from kiosk.journey.states import Welcome
from kiosk.line import LineFault
from kiosk.lookups import REPORT_CARE
from kiosk.session.session import Session
from kiosk.technician.area import TechnicianArea
from offline_cache.keeper import CaseKeeper
from offline_cache.lookup_line import LookupLine
from offline_cache.store import StoreFault
from ui.bridge import Bridge


@dataclass(frozen=True, slots=True)
class Household:
    """What the composition root hands over. `areas` gets the technician's area once it is built."""

    shop: Workshop
    roll: DeviceRoll
    session: Session
    log: FlightLog
    areas: list[TechnicianArea]
    bridge: Bridge


def build_care(house: Household) -> CareRound:
    """The round of this kiosk; the caller starts and closes it."""
    settings, keeper = house.shop.settings, house.shop.keeper
    test_at, restart_at = settings.care.hours()
    return CareRound(
        Means(
            kiosk=settings.kiosk.id,
            version=VERSION,
            plan=Plan(test_at, restart_at, timedelta(days=settings.care.restart_after_days)),
            sources=Sources(
                Path(settings.kiosk.state_dir),
                sealing_key(settings),
                keeper,
                lambda: _standings(house),
                lambda: len(house.session.catalogue.items),
                lambda: _paper(house),
                is_fetching=bool(settings.items.updates_root),
            ),
            log=house.log,
            post=house.bridge.post,
            around=lambda: _around(house),
            restart=lambda: house.shop.quit_with(EXIT_RESTART),
            on_change=house.bridge.changed,
            tell=lambda standing: _tell(house.shop.lookups, standing),
            is_writing=lambda: _is_writing(keeper),
            offset_s=lambda: house.session.line.platform_offset_s or 0.0,
        )
    )


def _standings(house: Household) -> tuple[DeviceStanding, ...]:
    """Every device of the settings; one that never said a word has not started."""
    said = {standing.device: standing for standing in house.roll.standings()}
    return tuple(
        said.get(d.name, DeviceStanding(d.name, d.capability, "starting"))
        for d in house.shop.settings.device
    )


def _around(house: Household) -> Around:
    area = house.areas[0]
    is_free = isinstance(house.session.state, Welcome) and not area.is_in
    return Around(is_free, area.quiet_s)


def _is_writing(keeper: CaseKeeper) -> bool:
    """Whether a case is on its way. A store that does not answer is no time to restart, either."""
    try:
        return bool(keeper.counts().in_flight)
    except StoreFault:
        return True


def _paper(house: Household) -> Paper:
    records = house.areas[0].records
    roll_m = house.shop.settings.care.paper_roll_m
    return Paper(records.paper_mm / 1000, roll_m, records.slips)


def _tell(lookups: LookupLine, standing: CareStanding) -> bool:
    try:
        lookups.ask(REPORT_CARE, standing)
    except LineFault:
        return False
    return True
