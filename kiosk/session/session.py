"""The session: one state, the facts it may know, and the hands that carry effects out.

Lives on one thread (the owner's). Workers and devices hand their outcomes over with `post`;
an outcome of a visit that is over is dropped.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.card_photo import CardPhoto, photo_in
from kiosk.flight_log import (
    CardRefusedLogged,
    DeviceChanged,
    FlightLog,
    SensorChanged,
    StageEntered,
)
from kiosk.journey.advance import advance
from kiosk.journey.effects import Effect, HidePreview, ShowPreview, SoundChime, Wipe
from kiosk.journey.events import CardRefused, Event, Left, ReminderDue, ShutterPressed
from kiosk.journey.facts import Catalogue, Facts
from kiosk.journey.patience import PUBLIC_PAGE, Patience, is_reminder_due, patience_for
from kiosk.journey.states import (
    ConfirmingIdentity,
    Finished,
    Scanning,
    State,
    Welcome,
    is_identified,
)
from kiosk.ports import DeviceNews, LineState
from kiosk.session.hands import Hands
from kiosk.session.idle import Calm, Expired, IdleClock, Warned
from kiosk.session.news import event_of
from kiosk.session.preferences import Preferences
from kiosk.session.sheet_hand import REPORTS, SCANNER
from kiosk.session.today import OfficeTime, Today
from kiosk.session.viewfinder import View
from kiosk.session.visit import Visit

WORKING = frozenset({"ready", "degraded"})
_NOTICE_NEWS = frozenset({"document_printed", "document_failed"})
CARD_LEFT = "card_left"
"""The code of a card reader in which somebody's card was left."""
_LAST_SECONDS = 5
"""Each of the last seconds of a warning is heard."""


@dataclass(frozen=True, slots=True)
class DeviceLine:
    """One device as the screen may name it."""

    name: str
    capability: str
    state: str
    code: str
    in_grace: bool

    @property
    def is_working(self) -> bool:
        """Whether residents can use it now, or it is only blinking."""
        return self.state in WORKING or self.state == "busy" or self.in_grace


class Session:
    """Call everything here on the owner's thread only."""

    def __init__(
        self,
        *,
        catalogue: Catalogue,
        hands: Hands,
        log: FlightLog,
        today: Today,
        clock: Callable[[], float],
        on_change: Callable[[], None],
        office: OfficeTime | None = None,
    ) -> None:
        """`office`: for service hours; None: nothing is ever closed."""
        self.state: State = Welcome()
        self.preferences = Preferences()
        self.devices: dict[str, DeviceLine] = {}
        self._noted: dict[str, str] = {}
        self.line = LineState(online=False, waiting=0)
        self.intake_open = True
        self.view: View | None = None
        self.warning_s: int | None = None
        self.visit = Visit(secrets.token_hex(4))
        self._catalogue = catalogue
        self._next_catalogue: Catalogue | None = None
        self._hands = hands
        self._log = log
        self._today = today
        self.office = office or OfficeTime()
        self._closed: frozenset[str] = frozenset()
        self._seen: datetime | None = None
        self._clock = clock
        self._idle = IdleClock(clock())
        self._entered_at = clock()
        self._is_trying_camera = False
        self._has_headset = False
        self._photos = 0
        self._on_change = on_change
        hands.bind(self)

    @property
    def catalogue(self) -> Catalogue:
        """What is offered now. Any thread: it is replaced as a whole."""
        return self._catalogue

    def offer_catalogue(self, catalogue: Catalogue) -> None:
        """Take a newer catalogue now, or when the visit is over: it keeps what it began with."""
        self._next_catalogue = catalogue
        self._take_next_catalogue()

    def _take_next_catalogue(self) -> None:
        if self._next_catalogue is not None and isinstance(self.state, Welcome):
            self._catalogue, self._next_catalogue = self._next_catalogue, None
            self._on_change()

    def facts(self) -> Facts:
        """What the journey may know now."""
        working = {d.capability for d in self.devices.values() if d.is_working}
        busy = {d.capability for d in self.devices.values() if d.state == "busy"}
        return Facts(
            today=self._today(),
            catalogue=self._catalogue,
            language=self.preferences.language,
            online=self.line.online,
            intake_open=self.intake_open,
            ready=frozenset(working),
            busy=frozenset(busy),
            elder=self.preferences.is_elder,
            card_left=any(d.code == CARD_LEFT for d in self.devices.values()),
            phone=self._hands.phone is not None,
            keep_days=self._hands.parking.keep_days if self._hands.parking else 0,
            now=self.office.minute(),
            site_hours=self.office.site_hours,
        )

    def happen(self, event: Event) -> None:
        """Let one event decide, carry its effects out, and show the result."""
        if isinstance(event, CardRefused):
            self._log.write(CardRefusedLogged(self.visit.number, event.code))
        step = advance(self.state, event, self.facts())
        entered = type(step.state) is not type(self.state)
        self.state = step.state
        if entered:
            self._log.write(StageEntered(self.visit.number, type(self.state).__name__))
            self._entered_at = self._clock()
            self._idle.touch(self._entered_at)
            self.warning_s = None
            self.visit.photo = None
            self.clear_ink()
            self._hands.follow(self.state)
            self._rest()
        for effect in step.effects:
            self._perform(effect)
        if entered and isinstance(self.state, Welcome | Finished):
            self.preferences = Preferences()
        self._take_next_catalogue()
        self._on_change()

    def touched(self) -> None:
        """Somebody is there: the silence starts anew."""
        self._idle.touch(self._clock())
        if self.warning_s is not None and isinstance(self._silence(), Calm):
            self.warning_s = None
            self._on_change()

    def pressed(self) -> None:
        """A finger is down. A warning begins anew and stands until the finger is lifted.

        What it offers would otherwise be gone before the touch is one.
        """
        patience = self._patience()
        if self.warning_s is None or patience is None:
            self.touched()
        else:
            self._idle.doubt(self._clock(), patience)

    def stayed(self) -> None:
        """Somebody was asked whether they are there, and touched the answer."""
        self._idle.answer(self._clock())
        self.touched()

    def listened(self) -> None:
        """A sentence is read to somebody: it takes longer than reading oneself."""
        self.visit.listens = True
        self.touched()

    def _patience(self) -> Patience | None:
        is_slow = self.preferences.is_elder or self.visit.listens or self._has_headset
        return patience_for(self.state, elder=is_slow)

    def _silence(self) -> Calm | Warned | Expired:
        return self._idle.reading(self._clock(), self._patience())

    def prefer(self, preferences: Preferences) -> None:
        """The resident changed how the screen looks or speaks."""
        self.preferences = preferences
        self.touched()
        self._on_change()

    def tick(self) -> None:
        """Look at the idle clock; call a few times a second."""
        if self._patience() is None:
            self._idle.answered_s = self._clock()
        match self._silence():
            case Expired():
                self._idle.answer(self._clock())
                self.happen(Left())
            case Warned(seconds):
                self._warn(seconds)
            case Calm():
                self._warn(None)
        if is_reminder_due(self.state, self._clock() - self._entered_at):
            self.happen(ReminderDue())
        self._forget_preferences_of_nobody()
        self._look_at_the_hours()
        self._rest()

    def _look_at_the_hours(self) -> None:
        """Show anew what an office that opens or closes changes, in the minute in which it does."""
        minute = self.office.minute()
        if minute == self._seen:
            return
        self._seen = minute
        facts = self.facts()
        every = self._catalogue.items.items()
        closed = frozenset(code for code, item in every if not facts.is_open(item))
        if closed != self._closed:
            self._closed = closed
            self._on_change()

    def try_camera(self, *, on: bool) -> None:
        """Show the live picture outside a visit, for a technician; or stop and forget it."""
        self._is_trying_camera = on
        self._perform(ShowPreview() if on else HidePreview())
        self._on_change()

    def device_said(self, news: DeviceNews) -> None:
        """A device changed or reported something."""
        line = DeviceLine(news.device, news.capability, news.state, news.code, news.in_grace)
        before = self.devices.get(news.device)
        self.devices[news.device] = line
        if before != line:
            self._note(line)
            self._on_change()
        if news.kind == "state":
            if news.capability == "sensors" and not line.is_working:
                self._has_headset = False  # nobody knows
            return
        if news.kind == "ink":
            self._show_ink(news)
            return
        if news.kind == "card_photo":
            self._show_photo(photo_in(news.body))
            return
        if news.kind in ("frame", "still"):
            self._hands.camera.report(news.kind, dict(news.body))
            return
        if news.capability == SCANNER and self._is_about_sheets(news):
            return
        if news.kind in _NOTICE_NEWS and news.body.get("job") != self.visit.notice_job:
            return  # a word about somebody else's paper
        if news.kind in ("printed", "print_failed") and news.body.get("job") != self.visit.slip_job:
            return  # a word about somebody else's slip
        if news.kind == "sensed":
            state = "on" if news.body.get("is_on") is True else "off"
            self._log.write(SensorChanged(news.device, f"{news.body.get('sensor', '')}_{state}"))
            if news.body.get("sensor") == "headset":
                self._plug(has_headset=state == "on")
            return
        event = event_of(news.kind, news.body)
        if event is not None:
            self.touched()
            self.happen(event)

    def _plug(self, *, has_headset: bool) -> None:
        """Who pulls their headset out and goes has forgotten to end: ask at once."""
        was_in, self._has_headset = self._has_headset, has_headset
        if not was_in or has_headset or not is_identified(self.state):
            return
        self.visit.listens = True
        patience = self._patience()
        if patience is not None and patience.warning_s:
            self._idle.doubt(self._clock(), patience)
            self.tick()

    def clear_ink(self) -> None:
        """Take a fresh sheet for the pen of a signature pad."""
        self.visit.ink = None

    def _show_ink(self, news: DeviceNews) -> None:
        pen = self._hands.pen
        if not pen.is_asked:
            return  # it comes late: that page was left
        if self.visit.ink is None:
            self.visit.ink = pen.fresh()
        if pen.report(self.visit.ink, news.body):
            self.touched()
            self._on_change()

    def _show_photo(self, rgb: bytes) -> None:
        # It comes up to some seconds after its card: by then somebody else's may be waited for.
        if rgb and isinstance(self.state, ConfirmingIdentity):
            self._photos += 1
            self.visit.photo = CardPhoto(self._photos, rgb)
            self._on_change()

    def _is_about_sheets(self, news: DeviceNews) -> bool:
        sheets = self._hands.sheets
        if sheets is None:
            return False
        if news.kind in REPORTS:
            self.touched()
            sheets.report(news.kind, news.body)
            return True
        if news.kind == "command_refused" and news.body.get("verb") == "feed":
            sheets.refused("unreachable")
            return True
        return False

    def line_changed(self, line: LineState, *, intake_open: bool) -> None:
        """The courier sees the line differently, or the store does."""
        if (line, intake_open) != (self.line, self.intake_open):
            self.line, self.intake_open = line, intake_open
            self._on_change()

    def saw(self, view: View) -> None:
        """The viewfinder looked at a frame; a steady page takes its own picture."""
        if self._is_trying_camera:
            self.view = view
            self._on_change()
            return
        if not isinstance(self.state, Scanning):
            return
        self.view = view
        if view.steady and self.state.phase == "live":
            self.touched()
            self.happen(ShutterPressed())
        else:
            self._on_change()

    def _rest(self) -> None:
        is_quiet = isinstance(self.state, Welcome) and not self._is_trying_camera
        self._hands.camera.rest(self._clock(), is_quiet=is_quiet)

    def _note(self, line: DeviceLine) -> None:
        # Working and starting over are no news; "gone" and "back" are, once each.
        if line.state in ("busy", "starting") or self._noted.get(line.name) == line.state:
            return
        self._noted[line.name] = line.state
        self._log.write(DeviceChanged(line.name, line.state, line.code))

    def _forget_preferences_of_nobody(self) -> None:
        """Whoever chose a language on the waiting screen and went away: the next is not theirs."""
        is_worn = self.preferences != Preferences() or self.visit.listens
        is_waiting = isinstance(self.state, Welcome) and is_worn
        if is_waiting and self._clock() - self._idle.since_s >= PUBLIC_PAGE.idle_s:
            self.preferences, self.visit.listens = Preferences(), False
            self._on_change()

    def _warn(self, seconds: int | None) -> None:
        if seconds != self.warning_s:
            if seconds is not None and (self.warning_s is None or seconds <= _LAST_SECONDS):
                sound = "warn" if self.warning_s is None else "tick"
                self._perform(SoundChime(sound))
            self.warning_s = seconds
            self._on_change()

    def _perform(self, effect: Effect) -> None:
        if isinstance(effect, Wipe):
            self._wipe()
        else:
            self._hands.perform(effect)

    def _wipe(self) -> None:
        """One assignment: the old visit and all it holds is unreachable after this."""
        self.visit.over.set()
        self.visit.tray.clear()
        self._hands.forget()
        self.visit = Visit(secrets.token_hex(4))
        self.view = None
