"""The composition root: knows every concrete class, wires them, decides nothing."""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from devices.bay import DeviceBay
from devices.driver import Capability, Command
from devices.loudspeaker import Loudspeaker, find_player
from devices.voice import Voice, VoiceSettings, find_voice
from devices.watch import News
from kiosk import service_manager
from kiosk.care.paper import PaperMeter
from kiosk.care.round import CareRound
from kiosk.catalogue_watch import CatalogueSource, CatalogueWatch
from kiosk.compose_care import Household, build_care
from kiosk.compose_courier import VERSION, courier_of, keys, lookups_of, sealing_key
from kiosk.compose_devices import device_configs, hosts_of
from kiosk.compose_hands import Reached, hands_of
from kiosk.compose_technician import Workshop, build_technician
from kiosk.device_roll import DeviceRoll
from kiosk.doorstep import Doorstep, open_doorstep
from kiosk.file_modes import make_folder
from kiosk.flight_log import Crashed, FileLog, FlightLog, KioskStarted, QmlWarned
from kiosk.journey.facts import Catalogue
from kiosk.ports import DeviceNews
from kiosk.services.hours import hours_of_site
from kiosk.session.hands import Hands
from kiosk.session.session import Session
from kiosk.session.today import OfficeTime, local_now, local_today
from kiosk.settings import Settings
from kiosk.store_watch import StoreWatch
from kiosk.technician.area import TechnicianArea
from offline_cache.catalogue_shelf import CatalogueShelf
from offline_cache.courier_service import AnyCourier
from offline_cache.keeper import CaseKeeper
from offline_cache.store import StoreFault
from offline_cache.store_alarm import AlarmNote
from ui.app import close_kiosk_window, register_ink
from ui.bridge import Bridge, Place
from ui.compiled import CompiledScreens
from ui.foresight import Foresight
from ui.forgetting import Forgetting, set_aside_what_lasts
from ui.i18n import Words
from ui.pulse import Pulse
from ui.rest import Rest
from ui.shell import Shell
from ui.technician_face import TechnicianFace
from ui.visit_pictures import (
    CardPictures,
    CodePictures,
    LivePicture,
    PagePictures,
    SamplePictures,
)

EXIT_BUG = 70
"""Exit status after a bug (EX_SOFTWARE): whoever watches starts the kiosk again."""
_LOOK_AT_LINE_EVERY_S = 0.25


class _BayPort:
    """The device bay as the session's `Devices`."""

    def __init__(self, bay: DeviceBay) -> None:
        self._bay = bay

    def send(self, capability: str, verb: str, body: Mapping[str, Any] | None = None) -> bool:
        return self._bay.send(Capability(capability), Command(verb, body or {}))

    def renew(self, capability: str) -> None:
        self._bay.renew(Capability(capability))


@dataclass(slots=True)
class Terminal:
    """A whole running kiosk. `close` ends everything it started, newest first."""

    app: QGuiApplication
    engine: QQmlApplicationEngine
    window: QQuickWindow
    shell: Shell
    bridge: Bridge
    session: Session
    hands: Hands
    bay: DeviceBay
    keeper: CaseKeeper
    courier: AnyCourier
    line_watch: _LineWatch
    log: FlightLog
    technician: TechnicianArea
    loudspeaker: Loudspeaker
    voice: Voice
    care: CareRound

    def close(self) -> None:
        """End the window, the workers, the devices, the courier and the store."""
        self.bridge.end()
        self.line_watch.stop()
        self.care.close()
        self.session.visit.over.set()
        close_kiosk_window(self.engine, self.window)
        self.bay.close()
        self.hands.close()
        self.technician.close()
        self.loudspeaker.close()
        self.voice.close()
        self.courier.stop()
        self.keeper.close()


class _LineWatch:
    """Looks at the courier's view of the line a few times a second, off the Qt thread."""

    def __init__(
        self,
        keeper: CaseKeeper,
        bridge: Bridge,
        session: Session,
        roll: DeviceRoll,
        newer: CatalogueWatch,
        store: StoreWatch,
    ) -> None:
        self._store = store
        self._keeper = keeper
        self._newer = newer
        self._roll = roll
        self._bridge = bridge
        self._session = session
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="line watch", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._over.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._over.wait(_LOOK_AT_LINE_EVERY_S):
            self._roll.report()
            self._newer.look()
            self._store.look()
            line, is_open = self._keeper.line(), self._keeper.intake_open()
            self._bridge.post(
                lambda line=line, is_open=is_open: self._session.line_changed(  # type: ignore[misc]
                    line, intake_open=is_open
                )
            )


def build_terminal(
    settings: Settings, *, on_warning: Callable[[str], None], doorstep: Doorstep | None = None
) -> Terminal:
    """Build and start a kiosk from its settings; the caller runs the event loop.

    `doorstep` is the window that is open already, if it is.
    Raises what `CaseKeeper` raises: without its store a kiosk takes nothing in.
    """
    opened = doorstep or open_doorstep(settings.first_look(), on_warning)
    try:
        return _terminal_behind(opened, settings)
    except BaseException:
        opened.close()
        raise


def _terminal_behind(doorstep: Doorstep, settings: Settings) -> Terminal:
    state_dir = Path(settings.kiosk.state_dir)
    make_folder(state_dir)
    log = FileLog(state_dir / "flight.jsonl")
    doorstep.on_warning = _noted(log, doorstep.on_warning)
    app, shell = doorstep.app, doorstep.shell
    catalogues = _catalogues(settings, log)
    snapshot_number, catalogue = catalogues.load()
    keeper = _keeper(settings, state_dir, log)
    lookups = lookups_of(settings)
    courier = courier_of(settings, keeper.store_key, lookups)
    words = {language: Words(language) for language in ("zh-CN", "en")}
    voice = _voice(settings)
    screen = settings.screen
    rest = Rest(screen.rest_shift_px, screen.night(), screen.rest_brightness)
    bridge = Bridge(shell, _place(settings), words, voice, rest)
    roll = DeviceRoll(lookups)
    bay = _bay(settings, bridge, roll)
    loudspeaker = Loudspeaker(find_player())
    port = PaperMeter(_BayPort(bay))
    hands = hands_of(settings, Reached(port, keeper, lookups, bridge.post, words, log))
    hands.chime = loudspeaker
    session = Session(
        catalogue=catalogue,
        hands=hands,
        log=log,
        today=local_today,
        clock=time.monotonic,
        on_change=bridge.changed,
        office=OfficeTime(local_now, hours_of_site(settings.kiosk.service_hours)),
    )
    workshop = Workshop(settings, keeper, courier, lookups, words["zh-CN"], app.exit)
    house = Household(workshop, roll, session, log, [], bridge)
    care = build_care(house)
    technician = build_technician(workshop, port, session, bridge, care)
    house.areas.append(technician)
    engine, window = _served_window(doorstep, session, bridge)
    bridge.begin(session, TechnicianFace(technician, VERSION))
    Foresight(shell, bridge.home_now, bridge.likely_next, engine)
    newer = CatalogueWatch(catalogues, snapshot_number, _offering(session, bridge))
    watch = StoreWatch(keeper.store_alarm, log, lambda: bridge.post(lambda: care.examine("store")))
    line_watch = _LineWatch(keeper, bridge, session, roll, newer, watch)
    for part in (bay, courier, line_watch, care):
        part.start()
    log.write(KioskStarted(VERSION, len(catalogue.items)))
    set_aside_what_lasts()
    return Terminal(
        app, engine, window, shell, bridge, session, hands, bay,
        keeper, courier, line_watch, log, technician, loudspeaker, voice, care,
    )  # fmt: skip


def _offering(session: Session, bridge: Bridge) -> Callable[[Catalogue], None]:
    return lambda catalogue: bridge.post(lambda: session.offer_catalogue(catalogue))


def _catalogues(settings: Settings, log: FlightLog) -> CatalogueSource:
    return CatalogueSource(
        CatalogueShelf(Path(settings.kiosk.state_dir) / "catalogue"),
        Path(settings.items.dir),
        keys(settings.items.publishers),
        settings.items.offered,
        settings.items.home,
        log,
    )


def _served_window(
    doorstep: Doorstep, session: Session, bridge: Bridge
) -> tuple[QQmlApplicationEngine, QQuickWindow]:
    """The window of the doorstep, now with a visit's pictures, its touches and its end."""
    engine, window = doorstep.engine, doorstep.window
    engine.addImageProvider("camera", LivePicture(lambda: session))
    engine.addImageProvider("tray", PagePictures(lambda: session))
    engine.addImageProvider("card", CardPictures(lambda: session))
    engine.addImageProvider("code", CodePictures())
    engine.addImageProvider("sample", SamplePictures(lambda: session))
    window.installEventFilter(bridge)
    Forgetting(lambda: session.visit.number, engine, window)
    register_ink()
    CompiledScreens(engine)
    return engine, window


def _bay(settings: Settings, bridge: Bridge, roll: DeviceRoll) -> DeviceBay:
    def heard(news: News) -> None:
        roll.note(news)
        _pass_on(news, bridge)

    return DeviceBay(
        device_configs(settings),
        heard,
        grace_s=settings.visit.device_grace_s,
        start_host=hosts_of(settings).start,
    )


def _keeper(settings: Settings, state_dir: Path, log: FlightLog) -> CaseKeeper:
    try:
        return CaseKeeper(
            state_dir,
            sealing_key(settings),
            settings.kiosk.id,
            tombstone_days=settings.outbox.keep_tombstones_days,
        )
    except StoreFault:
        # Nobody is there to look at it: the log is all that is left of this start.
        StoreWatch(AlarmNote(state_dir).read, log, lambda: None).look()
        raise


def _voice(settings: Settings) -> Voice:
    speech = settings.speech
    wish = VoiceSettings(
        {"zh-CN": speech.chinese_voice, "en": speech.english_voice},
        speech.words_per_minute,
        speech.slow_words_per_minute,
        speech.output,
        speech.headset_output,
    )
    return find_voice(wish) if speech.enabled else Voice(wish)


def _place(settings: Settings) -> Place:
    return Place(settings.kiosk.site, settings.kiosk.counter, settings.kiosk.phone)


def _pass_on(news: News, bridge: Bridge) -> None:
    """From a watch's thread to the Qt thread: the only hop."""
    told = DeviceNews(
        device=news.device,
        capability=news.capability.value,
        kind=news.kind,
        state=news.state.value,
        code=news.code,
        in_grace=news.in_grace,
        body=news.body,
    )
    bridge.post(lambda: bridge.device_said(told))


def _place_of(warning: str) -> str:
    # "file:///…/Guide.qml:41:9: TypeError …": the place only, the text may quote an answer.
    return warning.split(": ", 1)[0].rsplit("/", 1)[-1][:120]


def run_until_closed(terminal: Terminal) -> int:
    """Run the event loop; return the exit status. Afterwards everything is closed."""
    _crash_on_bugs(terminal.log)
    Pulse(terminal.window, service_manager.alive_every_s())
    try:
        return int(terminal.app.exec())
    finally:
        service_manager.tell(service_manager.ENDING)
        terminal.close()


def _crash_on_bugs(log: FlightLog) -> None:
    """A bug ends the kiosk, which is started again; it never leaves a half-working screen.

    Only the kind and the place are told: a message may quote what a resident typed.
    """

    def crashed(kind: type[BaseException], trace: TracebackType | None) -> None:
        frames = traceback.extract_tb(trace)
        place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
        log.write(Crashed(kind.__name__, place))
        print("".join(traceback.format_list(frames)), kind.__name__, file=sys.stderr)
        QGuiApplication.exit(EXIT_BUG)

    sys.excepthook = lambda kind, _value, trace: crashed(kind, trace)
    threading.excepthook = lambda args: crashed(args.exc_type, args.exc_traceback)


def _noted(log: FlightLog, on_warning: Callable[[str], None]) -> Callable[[str], None]:
    def heard(text: str) -> None:
        log.write(QmlWarned(_place_of(text)))
        on_warning(text)

    return heard
