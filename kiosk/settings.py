"""The kiosk's settings: one TOML file. An unknown or wrong key stops the start, with its place.

Every key is described here; `docs/settings.md` shows a whole file.
"""

from __future__ import annotations

from datetime import time
from typing import Any, Literal

import msgspec

from kiosk.brand import ACCENT, PRIMARY, BadBrand, Brand, checked
from kiosk.first_look import NARROWEST_MM, NATIVE, WIDEST_MM, FirstLook
from kiosk.services.hours import hours_of_site


class BadSettings(Exception):
    """The settings file cannot be used. Names the place and what is wrong there."""

    def __init__(self, source: str, why: str) -> None:
        super().__init__(f"{source}: {why}")
        self.source = source
        self.why = why


class KioskSection(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who and where this terminal is."""

    id: str
    site: dict[str, str]
    phone: str = "12345"
    state_dir: str
    """Where the outbox, cases and logs live. Nothing readable about residents is ever there."""
    counter: dict[str, str] = {}
    """The nearest counter: where a resident is sent when this machine cannot help."""
    service_hours: list[str] = []
    """When items without hours of their own are taken in, as "mon-fri 09:00-17:00"."""


class PlatformSection(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The central platform and its pinned keys (hex)."""

    url: str
    token_file: str = ""
    """A token for platforms without certificates; empty once the kiosk is enrolled."""
    authority_file: str = ""
    """The platform's own authority (PEM), pinned: with it nobody else's is believed."""
    certificate_file: str = ""
    """This kiosk's certificate and key (PEM), written by `menkou enrol`."""
    sealing_key_id: str
    sealing_key: str
    sealing_suite: Literal[1, 2, 3] = 1
    """The suite of that key: 1 X25519, 2 ML-KEM-768 with X25519, 3 SM2. See docs/sealing.md."""
    answer_keys: dict[str, str]
    network_cap_s: float = 60.0
    """Longest pause between two tries while the line is down."""
    reconnect_splay_s: float = 60.0
    """After an outage, wait a random part of it, at most so long: not all kiosks at once."""
    heartbeat_every_s: float = 60.0
    """How often the platform hears how this kiosk is."""
    upload_bytes_per_s: float = 0.0
    """How fast pages may be sent, for lines paid by the byte; 0 is no limit."""
    courier_socket: str = ""
    """Where the courier answers look-ups; empty: `courier.sock` in the state directory."""
    phone_url: str = ""
    """Where residents' phones reach the platform (https://…); empty: no photos from phones."""
    hello_every_s: float = 15.0
    """How long the line may be silent before the courier asks whether it is there."""


class ItemsSection(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Signed service item packages and whom we believe."""

    dir: str
    """The items this kiosk came with; a newer catalogue of the platform takes their place."""
    publishers: dict[str, str]
    offered: list[str] = []
    """The codes of the items this site offers; empty means all."""
    home: list[str] = []
    """The codes of the items whose tiles come first on the home page, in this order."""
    updates_root: str = ""
    """A file with the pinned root of the platform's updates; empty: no catalogue is fetched."""
    updates_every_s: float = 900.0
    """How often to ask for a newer catalogue."""


_MOST_SHIFT_PX = 8
"""Two millimetres on a usual panel: what the bars at the edges are drawn beyond it."""
_LEAST_BRIGHTNESS = 0.05
_MEASURE = "Measure the width of the picture on the panel: every size on it is in millimetres"


class ScreenSection(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The panel. Whoever shows screens on it must know its true width: all sizes are millimetres.

    The courier and the tools share the file and show none, so the width is asked for by
    `Settings.check_panel`, not here.
    """

    width_px: int = 1080
    height_px: int = 1920
    panel_width_mm: float | None = None
    fullscreen: bool = True
    motion: bool = True
    """Whether anything on the screens may move; in large text and high contrast nothing does."""
    bottom_mm: float = 840.0
    """Height of the picture's lower edge above the floor, for the lowered mode."""
    rest_shift_px: int = 4
    """How far the waiting screen wanders from its place, to spare the panel; 0: it stands still."""
    rest_from: str = ""
    rest_until: str = ""
    """Hours in which the waiting screen is dimmed, HH:MM; both empty: never."""
    rest_brightness: float = 0.3
    """How bright it is then, 0.05 to 1."""

    def check_width(self) -> None:
        """Raises `ValueError` for a panel that cannot be so wide."""
        width = self.panel_width_mm
        if width is not None and not NARROWEST_MM <= width <= WIDEST_MM:
            meant = f"{NARROWEST_MM:g} to {WIDEST_MM:g}"
            raise ValueError(f"panel_width_mm: {width:g} is not {meant}")

    def night(self) -> tuple[time, time] | None:
        """When the waiting screen is dimmed. Raises `ValueError` for what cannot be meant."""
        if not 0 <= self.rest_shift_px <= _MOST_SHIFT_PX:
            raise ValueError(f"rest_shift_px: {self.rest_shift_px} is not 0 to {_MOST_SHIFT_PX}")
        if not _LEAST_BRIGHTNESS <= self.rest_brightness <= 1:
            raise ValueError(f"rest_brightness: {self.rest_brightness} is not 0.05 to 1")
        if not (self.rest_from or self.rest_until):
            return None
        return _hour(self.rest_from), _hour(self.rest_until)


class DeviceSection(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One device: what it can do, which driver, and the driver's own settings."""

    name: str
    capability: str
    driver: str
    settings: dict[str, Any] = {}
    env: dict[str, str] = {}


class VisitSection(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Waiting times a site may change (seconds)."""

    wait_for_answer_s: float = 6.0
    rating_s: int = 30
    device_grace_s: float = 10.0
    """How long a device may be gone before residents are told."""
    keep_for_later_days: int = 30
    """How long a form is kept that a resident wants to go on with; 0: not offered."""


class TechnicianSection(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The technician's area. Without a PIN or a secret for time codes nobody gets in."""

    pin_hash: str = ""
    """Written by `menkou technician set-pin`."""
    totp_secret_file: str = ""
    """A file with a base32 secret; `menkou technician new-code-secret` makes one."""
    power_off: list[str] = []
    """The command that powers the machine off; empty where that is not offered."""
    close_when_opened: bool = False
    """Whether an opened machine door closes the service until a technician opens it again."""


class CareSection(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How the kiosk looks after itself. Hours are local time."""

    self_test_at: str = "03:10"
    """When it looks at itself at night, if nobody is there."""
    restart_at: str = "03:30"
    """When it starts itself afresh, if it has run long enough and nobody is there."""
    restart_after_days: int = 7
    """How long it runs before that; 0: it never restarts itself."""
    paper_roll_m: float = 0.0
    """Metres on a new roll of receipt paper; 0: the metres are counted and nothing is said."""
    log_key_id: str = ""
    log_key: str = ""
    """The operator's public key (hex) for `menkou log export`; empty: no log leaves the kiosk."""
    log_suite: Literal[1, 2, 3] = 1
    """The suite of that key, as `platform.sealing_suite`."""

    def hours(self) -> tuple[time, time]:
        """When to test and when to restart. Raises `ValueError`."""
        return _hour(self.self_test_at), _hour(self.restart_at)


def _hour(text: str) -> time:
    hours, colon, minutes = text.partition(":")
    if not colon or not (hours.isdecimal() and minutes.isdecimal()):
        raise ValueError(f"{text!r} is not an hour like 03:10")
    return time(int(hours), int(minutes))


class BrandSection(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Whose terminal this is. Colours nobody could read are refused, naming what would do."""

    name: dict[str, str] = {}
    """By language; stands above the site's name."""
    logo: str = ""
    """An SVG or PNG file, upright or square; empty for our own mark."""
    primary: str = PRIMARY
    """Buttons and links, as #RRGGBB: 7:1 against white."""
    accent: str = ACCENT
    """The lintel, the current step, the mark, as #RRGGBB: 3:1 against light grounds."""

    def brand(self) -> Brand:
        """The same as a value. Raises `BadBrand`."""
        return checked(Brand(dict(self.name), self.logo, self.primary, self.accent))


class ProcessesSection(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which of the kiosk's processes are services of their own, and as whom they run.

    A user left empty is the one who asks: then everything runs as one user.
    """

    courier: Literal["child", "service"] = "child"
    """Who starts the courier: the kiosk, or the service manager (`menkou courier`)."""
    devices: Literal["child", "service"] = "child"
    """Who starts the drivers: the kiosk, or the device service (`menkou devices serve`)."""
    kiosk_user: str = ""
    """Whom the two services answer."""
    courier_user: str = ""
    """As whom the courier runs: nobody else is believed to be it."""
    devices_user: str = ""
    """As whom the device service runs."""
    devices_socket: str = "/run/menkou/devices.sock"
    """Where the device service listens."""


class SpeechSection(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Reading pages aloud, by espeak-ng where it is installed."""

    enabled: bool = True
    chinese_voice: str = "cmn-latn-pinyin"
    """espeak-ng's voice for Chinese; one named cmn-latn… is given pinyin."""
    english_voice: str = "en-gb"
    words_per_minute: int = 160
    """espeak-ng's own measure of speed; 80 to 450."""
    slow_words_per_minute: int = 120
    """The same where large text was chosen."""
    output: str = ""
    """Where the sound goes, as the player names it; empty: the system's choice."""
    headset_output: str = ""
    """The same while the headset is in; with it, personal answers are read as well."""


class OutboxSection(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What stays of a case the platform has answered."""

    keep_tombstones_days: int = 180
    """How long id, digest and answer stay, in days of the platform's time."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The whole file."""

    kiosk: KioskSection
    platform: PlatformSection
    items: ItemsSection
    screen: ScreenSection = msgspec.field(default_factory=ScreenSection)
    brand: BrandSection = msgspec.field(default_factory=BrandSection)
    visit: VisitSection = msgspec.field(default_factory=VisitSection)
    processes: ProcessesSection = msgspec.field(default_factory=ProcessesSection)
    speech: SpeechSection = msgspec.field(default_factory=SpeechSection)
    outbox: OutboxSection = msgspec.field(default_factory=OutboxSection)
    care: CareSection = msgspec.field(default_factory=CareSection)
    technician: TechnicianSection = msgspec.field(default_factory=TechnicianSection)
    device: list[DeviceSection] = []

    def check_panel(self, source: str) -> None:
        """Raises `BadSettings` where nobody said how wide the panel is: never start on a guess."""
        if self.screen.panel_width_mm is None:
            raise BadSettings(source, f"screen.panel_width_mm: missing. {_MEASURE}")

    def first_look(self) -> FirstLook:
        """What the first picture shows of it."""
        screen = self.screen
        return FirstLook(
            self.kiosk.site.get(NATIVE, ""), screen.width_px, screen.height_px,
            screen.panel_width_mm, screen.bottom_mm, screen.fullscreen, self.brand.brand(),
            screen.motion,
        )  # fmt: skip


def parse_settings(data: bytes, source: str) -> Settings:
    """Return the settings in `data`; raise `BadSettings` naming `source` and the place."""
    try:
        settings = msgspec.toml.decode(data, type=Settings)
        settings.brand.brand()
    except msgspec.ValidationError as fault:
        raise BadSettings(source, str(fault)) from None
    except BadBrand as fault:
        raise BadSettings(source, str(fault)) from None
    except (msgspec.DecodeError, ValueError) as fault:
        raise BadSettings(source, f"not a TOML file: {fault}") from None
    try:
        settings.care.hours()
    except ValueError as fault:
        raise BadSettings(source, f"care: {fault}") from None
    try:
        settings.screen.check_width()
        settings.screen.night()
    except ValueError as fault:
        raise BadSettings(source, f"screen: {fault}") from None
    try:
        hours_of_site(settings.kiosk.service_hours)
    except ValueError as fault:
        raise BadSettings(source, f"kiosk.service_hours: {fault}") from None
    return settings
