"""Recorded conversations on a link: who said which bytes when, with nobody in it.

A recording is a file of JSON lines: first what was driven, then what was said, in order:

    {"menkou_recording": 1, "driver": "sam_v", "baud": 115200, "settings": {}}
    {"ms": 12, "from": "host", "hex": "aaaaaa96690003110211"}
    {"ms": 15, "from": "device", "hex": "..."}
    {"ms": 40, "from": "host", "hidden": 312}

Bytes that may say something about a person never get here: a `Mask` (see `recording_masks`), which
knows the frames of that kind, replaces them by a fictitious person's or leaves their number only.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal, Protocol

VERSION: Final = 1
Side = Literal["host", "device"]
Piece = bytes | int
"""Bytes that may be shown to anybody, or how many were hidden."""


class BadRecording(Exception):
    """A file is no recording, or one of a newer kind. `line` is where."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(f"line {line}: {why}")
        self.line = line
        self.why = why


class Mask(Protocol):
    """Takes both streams apart into frames and gives them back without anybody in them."""

    def host(self, data: bytes) -> list[Piece]:
        """What the driver said, as far as it is complete."""

    def device(self, data: bytes) -> list[Piece]:
        """What the device said, as far as it is complete."""


@dataclass(frozen=True, slots=True)
class Said:
    """One piece. `ms` counts from the recording's begin."""

    ms: int
    side: Side
    piece: Piece = field(repr=False)


@dataclass(frozen=True, slots=True)
class Recording:
    """A whole conversation. `settings` are the driver's, without its port."""

    driver: str
    baud: int
    said: tuple[Said, ...]
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One thing the driver said, and what the device said until the next. '' asked: unasked."""

    asked: bytes
    answers: tuple[bytes, ...]


def exchanges(recording: Recording) -> Sequence[Exchange]:
    """The conversation as questions and answers; hidden pieces are in neither."""
    found: list[tuple[bytes, list[bytes]]] = []
    for said in recording.said:
        if isinstance(said.piece, int):
            continue
        if said.side == "host":
            found.append((said.piece, []))
        elif found:
            found[-1][1].append(said.piece)
    return [Exchange(asked, tuple(answers)) for asked, answers in found]


def save(recording: Recording, path: Path) -> None:
    """Write the file; readable by its owner only, though nobody is in it."""
    head = {
        "menkou_recording": VERSION,
        "driver": recording.driver,
        "baud": recording.baud,
        "settings": dict(recording.settings),
    }
    lines = [json.dumps(head), *(json.dumps(_line(said)) for said in recording.said)]
    path.touch(mode=0o600)
    path.write_text("\n".join(lines) + "\n", "ascii")


def load(path: Path) -> Recording:
    """Read a file; raise `BadRecording` or `OSError`."""
    lines = path.read_text("utf-8").splitlines()
    head = _object(1, lines[0] if lines else "")
    if head.get("menkou_recording") != VERSION:
        raise BadRecording(1, "no recording of this version")
    try:
        driver, baud, settings = str(head["driver"]), int(head["baud"]), dict(head["settings"])
    except (KeyError, TypeError, ValueError):
        raise BadRecording(1, "an incomplete head") from None
    return Recording(driver, baud, tuple(_said(lines[1:])), settings)


def _line(said: Said) -> dict[str, object]:
    line: dict[str, object] = {"ms": said.ms, "from": said.side}
    if isinstance(said.piece, int):
        return {**line, "hidden": said.piece}
    return {**line, "hex": said.piece.hex()}


def _said(lines: Iterable[str]) -> Iterable[Said]:
    for number, text in enumerate(lines, start=2):
        match _object(number, text):
            case {"ms": int(ms), "from": ("host" | "device") as side, "hex": str(digits)}:
                try:
                    yield Said(ms, side, bytes.fromhex(digits))
                except ValueError:
                    raise BadRecording(number, "not hexadecimal") from None
            case {"ms": int(ms), "from": ("host" | "device") as side, "hidden": int(count)}:
                yield Said(ms, side, count)
            case _:
                raise BadRecording(number, "nothing that was said")


def _object(number: int, text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        raise BadRecording(number, "not JSON") from None
    if not isinstance(found, dict):
        raise BadRecording(number, "not an object")
    return found
