"""What one model of button pad says on its line, as a profile in TOML.

Button pads for reviews (好差评) have no common protocol and none is public, so the driver knows
only this frame: start | LEN | CMD | DATA | checksum, and a profile fills in the numbers.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kiosk import wire
from kiosk.domain.rating import RatingLevel

DEMO = Path(__file__).parent / "profiles" / "menkou_demo.toml"
"""The invented pad of the simulator."""


class BadProfile(Exception):
    """A profile that cannot be used. `place` names what is wrong in it."""

    def __init__(self, place: str) -> None:
        super().__init__(f"review pad profile: {place}")
        self.place = place


class Checksum(StrEnum):
    """What stands at the end of a frame."""

    NONE = "none"
    SUM = "sum"
    XOR = "xor"


@dataclass(frozen=True, slots=True)
class Commands:
    """Numbers of what the kiosk says."""

    ask: int
    cancel: int
    status: int


@dataclass(frozen=True, slots=True)
class Answers:
    """Numbers of what the pad says."""

    key: int
    timeout: int
    status: int


@dataclass(frozen=True, slots=True)
class PadProfile:
    """One model of pad. `levels` maps what a key sends to what it means."""

    name: str
    baud: int
    start: bytes
    checksum: Checksum
    commands: Commands
    answers: Answers
    levels: dict[int, RatingLevel]
    is_invented: bool


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A profile as it stands in the file."""

    name: str
    baud: int
    start: str
    checksum: Checksum
    commands: Commands
    answers: Answers
    levels: dict[str, RatingLevel]
    invented: bool = False


def read_profile(path: Path) -> PadProfile:
    """Return the profile in a file; raise `BadProfile`."""
    try:
        return parse_profile(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as fault:
        raise BadProfile(str(path)) from fault


def parse_profile(text: str) -> PadProfile:
    """Return the profile in a TOML text; raise `BadProfile`."""
    try:
        sheet = wire.convert(_Sheet, tomllib.loads(text))
    except (tomllib.TOMLDecodeError, wire.BadWireValue) as fault:
        raise BadProfile(str(fault)) from fault
    if not 1200 <= sheet.baud <= 921600:
        raise BadProfile("baud")
    profile = PadProfile(
        name=sheet.name,
        baud=sheet.baud,
        start=_start(sheet.start),
        checksum=sheet.checksum,
        commands=sheet.commands,
        answers=sheet.answers,
        levels=_levels(sheet.levels),
        is_invented=sheet.invented,
    )
    _check_bytes(profile)
    return profile


def _start(text: str) -> bytes:
    try:
        start = bytes.fromhex(text)
    except ValueError:
        raise BadProfile("start") from None
    if not start:
        raise BadProfile("start")
    return start


def _levels(levels: dict[str, RatingLevel]) -> dict[int, RatingLevel]:
    try:
        keys = {int(key, 0): level for key, level in levels.items()}
    except ValueError:
        raise BadProfile("levels") from None
    # A key for every level: a pad without "very dissatisfied" would bend the figures.
    if set(keys.values()) != set(RatingLevel) or not all(0 <= key <= 255 for key in keys):
        raise BadProfile("levels")
    return keys


def _check_bytes(profile: PadProfile) -> None:
    commands, answers = profile.commands, profile.answers
    said = (commands.ask, commands.cancel, commands.status)
    heard = (answers.key, answers.timeout, answers.status)
    for place, numbers in (("commands", said), ("answers", heard)):
        if len(set(numbers)) != 3 or not all(0 <= number <= 255 for number in numbers):
            raise BadProfile(place)
