"""Between the session and the window: one thread, one hop, no decisions.

Workers and devices hand things over with `post`; the resident's verbs become events; after every
change the state is shown. Qt's event loop is the owner's thread of the session.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal, Slot

from kiosk.journey.events import Left, Touched
from kiosk.journey.likely import likely_next
from kiosk.journey.park import parkable
from kiosk.journey.states import Home, Welcome, is_identified
from kiosk.journey.ticket import may_tell
from kiosk.ports import DeviceNews, Muteness, Voice
from kiosk.services.item import LocalText
from kiosk.session.pen_hand import PenSheet
from kiosk.session.preferences import Preferences
from kiosk.session.session import Session
from ui.input.pad import VERBS as PAD_VERBS
from ui.input.pad import Pad
from ui.rest import Rest
from ui.screens.present import chrome_for, screen_for
from ui.screens.sample_pictures import CLOSE as CLOSE_SAMPLE
from ui.screens.sample_pictures import OPEN as OPEN_SAMPLE
from ui.screens.sample_pictures import sample_overlay
from ui.screens.screen import Ink, Preview, Screen, Stand
from ui.screens.verbs import event_for
from ui.shell import Shell
from ui.speech.reader import VERB as READ_ALOUD
from ui.speech.reader import ReadingAloud, Standing
from ui.technician_face import TechnicianFace

TICKET = "ticket"
"""The verb of the help sheet that leads away from it."""
_TICK_MS = 200
_THEMES = ("light", "dark", "yellow")
_SIZES = ("standard", "large", "extra")
_DEVICE_WORDS = {
    "id_card": "id_card_reader",
    "social_card": "social_card_reader",
    "code": "code_scanner",
    "document": "document_scanner",
    "review": "review_pad",
    "receipt": "receipt_printer",
    "sheet_scanner": "sheet_scanner",
    "document_printer": "document_printer",
}
_ON_BATTERY = frozenset({"on_battery", "battery_low"})
_TOUCHES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})
_LIFTS = frozenset({QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel})


@dataclass(frozen=True, slots=True)
class Place:
    """What the screens say about where this terminal stands."""

    site: LocalText
    counter: LocalText
    phone: str


class Bridge(QObject):
    """Lives on the Qt thread."""

    posted = Signal(object)

    def __init__(
        self,
        shell: Shell,
        place: Place,
        words_in: Mapping[str, Callable[..., str]],
        voice: Voice | None = None,
        rest: Rest = Rest(),  # noqa: B008 (a frozen value)
    ) -> None:
        super().__init__()
        self.shell = shell
        self._place = place
        self._words_in = words_in
        self._session: Session | None = None
        self._help_open = False
        self._sample: tuple[type, str] | None = None
        self._technician: TechnicianFace | None = None
        self._was_identified = False
        self._was_in = False
        self._voice_standing: Standing = ""
        self.rest = rest
        self._untouched = QElapsedTimer()
        self._untouched.start()
        self.pad = Pad()
        self._dirty = QTimer(self, singleShot=True, interval=0)
        self._dirty.timeout.connect(self.show_now)
        self._ticker = QTimer(self, interval=_TICK_MS)
        self._ticker.timeout.connect(self._tick)
        self.reading = ReadingAloud(
            voice or Muteness(),
            self.post,
            heard_from=self._dirty.start,
            still_here=self._somebody_listens,
        )
        self.posted.connect(self._run, Qt.ConnectionType.QueuedConnection)
        shell.acted.connect(self._acted)

    def _somebody_listens(self) -> None:
        self.session.listened()

    @property
    def session(self) -> Session:
        """The session this bridge serves."""
        assert self._session is not None, "the bridge was used before it was begun"
        return self._session

    def begin(self, session: Session, technician: TechnicianFace | None = None) -> None:
        """Serve `session` from now on, with a technician's door if there is one."""
        self._session = session
        self._technician = technician
        self.pad.warm()
        self._ticker.start()
        self.show_now()

    def end(self) -> None:
        """Stop ticking."""
        self._ticker.stop()
        self.reading.stop()
        self._dirty.stop()

    def post(self, work: Callable[[], None]) -> None:
        """Run `work` on the Qt thread, soon. Any thread may call this."""
        self.posted.emit(work)

    def changed(self) -> None:
        """Something is to be shown; several changes in a row are shown once.

        But the end of a visit is shown at once: the very next frame says nothing of it.
        """
        if self._was_identified and not is_identified(self.session.state):
            self.show_now()
        else:
            self._dirty.start()

    def is_free(self) -> bool:
        """Whether nobody's visit is under way, so that a technician may come in."""
        return isinstance(self.session.state, Welcome | Home)

    def device_said(self, news: DeviceNews) -> None:
        """A device changed or reported something."""
        self.reading.device_said(news)
        self.session.device_said(news)
        if self._technician is not None:
            self._technician.area.device_said(news)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any touch or key means somebody is there."""
        kind = event.type()
        if self._session is not None and (kind in _TOUCHES or kind == QEvent.Type.KeyPress):
            self._untouched.restart()
            if kind in _TOUCHES:
                self._session.pressed()
            else:
                self._session.touched()
            if self._technician is not None:
                self._technician.area.touched()
        elif self._session is not None and kind in _LIFTS:
            # The button under the finger acts first.
            QTimer.singleShot(0, self, self._session.touched)
        return super().eventFilter(watched, event)

    @Slot(object)
    def _run(self, work: Callable[[], None]) -> None:
        work()

    def _tick(self) -> None:
        self.session.tick()
        if self._technician is not None:
            self._technician.area.tick()
        self._show_chrome(self._stand(), None)

    def _acted(self, verb: str, detail: Any) -> None:
        session = self.session
        session.touched()
        if self._technician is not None:
            self._technician.area.touched()
        if verb in PAD_VERBS:
            self.pad.perform(verb, detail)
            # At once: the next touch may already be waiting, and must find the new words.
            self.show_now()
            return
        if self._is_about_the_screen(verb, detail):
            return
        if self._is_for_the_technician(verb, detail):
            return
        if verb == TICKET:
            self._help_open = False
        event = event_for(verb, detail)
        if event is not None:
            session.happen(event)

    def _is_for_the_technician(self, verb: str, detail: Any) -> bool:
        face = self._technician
        if face is None:
            return False
        was_in = face.area.is_in
        taken = face.took(verb, detail)
        if face.area.is_in and not was_in:
            self._help_open = False
            self.session.happen(Left())
        if taken:
            self.changed()
        return taken

    def _is_about_the_screen(self, verb: str, detail: Any) -> bool:
        now = self.session.preferences
        match verb:
            case "elder":
                self._prefer(replace(now, size=_after(_SIZES, now.size)))
                self._begin_visit()
            case "lower":
                self._prefer(replace(now, lowered=not now.lowered))
                self._begin_visit()
            case "contrast":
                self._prefer(replace(now, theme=_after(_THEMES, now.theme)))
            case "language":
                wanted = (
                    detail if detail in self._words_in else _after(("zh-CN", "en"), now.language)
                )
                self._prefer(replace(now, language=wanted))
            case "help" | "close_help":
                self._help_open = verb == "help"
                self.changed()
            case str() if verb == OPEN_SAMPLE and isinstance(detail, str):
                self._sample = (type(self.session.state), detail)
                self.changed()
            case str() if verb == CLOSE_SAMPLE:
                self._sample = None
                self.changed()
            case str() if verb == READ_ALOUD:
                stand = self._stand()
                self.reading.pressed(self._screen(stand), stand)
            case "stay":
                self.session.stayed()
                self.changed()
            case "cleared":
                self.session.clear_ink()
                self.changed()
            case _:
                return False
        return True

    def _begin_visit(self) -> None:
        # Somebody who asks for larger text or a lower screen has come for something.
        face = self._technician
        if isinstance(self.session.state, Welcome) and (face is None or not face.has_screen):
            self.session.happen(Touched())

    def _prefer(self, preferences: Preferences) -> None:
        self.session.prefer(preferences)

    def _stand(self) -> Stand:
        session = self.session
        view = session.view
        preview = Preview()
        if view is not None:
            preview = Preview(f"image://camera/{view.sequence}", view.outline, view.verdict)
        photo, ink = session.visit.photo, session.visit.ink
        return Stand(
            facts=session.facts(),
            words=self._words_in[session.preferences.language],
            preferences=session.preferences,
            site=self._place.site,
            counter=self._place.counter,
            phone=self._place.phone,
            preview=preview,
            photo="" if photo is None else f"image://card/{photo.number}",
            ink=None if ink is None else _shown(ink),
            voice_trouble=self.reading.trouble,
        )

    def show_now(self) -> None:
        """Put the present state on the screen."""
        session, shell = self.session, self.shell
        self._forget_what_the_technician_preferred()
        wish = session.preferences
        self._was_identified = is_identified(session.state)
        shell.wear(size=wish.size, theme=wish.theme, language=wish.language, lowered=wish.lowered)
        stand = self._stand()
        screen = self._screen(stand)
        self.reading.look(screen, stand, session.visit.number)
        self._show_chrome(stand, screen)
        shell.spoken = self.reading.sentence
        typed = self.pad.props(
            screen.name, screen.props, language=wish.language, visit=session.visit.number
        )
        shell.show_screen(screen.name, {**screen.props, **typed})
        shell.show_overlay(self._overlay(stand))

    def home_now(self) -> Mapping[str, Any]:
        """What the first page of a visit would show now."""
        return screen_for(Home(), self._stand()).props

    def likely_next(self) -> Screen | None:
        """What would be shown if the resident went on now."""
        face = self._technician
        stand = self._stand()
        state = likely_next(self.session.state, stand.facts)
        if state is None or (face is not None and face.has_screen):
            return None
        screen = screen_for(state, stand)
        typed = self.pad.fresh(screen.name, language=stand.preferences.language)
        return Screen(screen.name, {**screen.props, **typed})

    def _forget_what_the_technician_preferred(self) -> None:
        is_in = self._technician is not None and self._technician.area.is_in
        if self._was_in and not is_in:
            self.session.preferences = Preferences()
        self._was_in = is_in

    def _screen(self, stand: Stand) -> Screen:
        face = self._technician
        instead = None if face is None else face.screen(stand, self.session.devices)
        return instead or screen_for(self.session.state, stand)

    def _show_chrome(self, stand: Stand, screen: Screen | None) -> None:
        now = datetime.now().astimezone()
        clock = f"{now:%H:%M}"
        line = self._device_line(stand)
        chrome = chrome_for(self.session.state, stand, clock=clock, device_line=line)
        if screen is not None:
            self._voice_standing = self.reading.standing(screen)
        chrome["voice"] = self._voice_standing
        shown = self.shell.shown_name if screen is None else screen.name
        chrome |= self.rest.chrome(shown, now, self._untouched.elapsed() / 1000)
        face = self._technician
        self.shell.show_chrome(chrome if face is None else face.chrome(chrome))

    def _device_line(self, stand: Stand) -> str:
        if any(d.code in _ON_BATTERY for d in self.session.devices.values()):
            return stand.words("chrome.on_battery")
        broken = [d.capability for d in self.session.devices.values() if not d.is_working]
        working = stand.facts.ready
        # What residents cannot use, such as a door contact, is no news to them.
        known = [c for c in broken if c in _DEVICE_WORDS and c not in working]
        names = [stand.words(f"device.{_DEVICE_WORDS[c]}") for c in known]
        if not names:
            return ""
        return stand.words("chrome.device_out", names=stand.words("way.joiner").join(names))

    def _overlay(self, stand: Stand) -> dict[str, Any]:
        if self.session.warning_s is not None:
            can_keep = parkable(self.session.state, stand.facts) is not None
            return {"kind": "idle", "seconds": self.session.warning_s, "canKeep": can_keep}
        if self._technician is not None and (closing := self._technician.overlay()):
            return closing
        if self._help_open:
            counter = stand.said(stand.counter) or stand.said(stand.site)
            tell = may_tell(self.session.state)
            return {"kind": "help", "phone": stand.phone, "site": counter, "tell": tell}
        return self._samples(stand)

    def _samples(self, stand: Stand) -> dict[str, Any]:
        # They belong to the page that they were asked for on.
        stage, wanted = self._sample or (None, "")
        state = self.session.state
        if type(state) is not stage:
            self._sample = None
            return {}
        return sample_overlay(state, wanted, stand)


def _shown(sheet: PenSheet) -> Ink:
    # A copy: what was shown is compared with what is to be shown.
    return Ink(sheet.number, list(sheet.size_mm), [list(stroke) for stroke in sheet.strokes])


def _after(ring: tuple[str, ...], now: str) -> str:
    return ring[(ring.index(now) + 1) % len(ring)]
