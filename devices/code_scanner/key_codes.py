"""What a scanner types as a keyboard: key codes of the kernel to text, by the US layout. Pure.

Codes are those of the kernel's input-event-codes.h, which number the places of a US keyboard.
The layout of the kiosk does not matter: the keys never reach it. A scanner that is set to another
country's layout types other characters; set it to US. Text beyond ASCII cannot be typed.
"""

from __future__ import annotations

from devices.code_scanner.frames import LONGEST_CODE, Code, Spoiled
from devices.links.evdev import (
    EV_KEY,
    EV_SYN,
    KEY_DOWN,
    KEY_UP,
    SYN_DROPPED,
    InputEvent,
)

SHIFTS = frozenset({42, 54})
CONTROLS = frozenset({29, 97})
ENTERS = frozenset({28, 96})

_ROWS = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (15, "\tqwertyuiop[]", "\tQWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (57, " ", " "),
    (55, "*", "*"),
    (71, "789-456+1230.", "789-456+1230."),
    (98, "/", "/"),
)
PLAIN = {first + i: c for first, row, _ in _ROWS for i, c in enumerate(row)}
SHIFTED = {first + i: c for first, _, row in _ROWS for i, c in enumerate(row)}
KEYS = {c: (code, False) for code, c in reversed(PLAIN.items())} | {
    c: (code, True) for code, c in reversed(SHIFTED.items()) if c not in PLAIN.values()
}
"""How a character is typed: its key, and whether with shift."""

_CONTROL = 0x1F


class KeyReader:
    """Puts typed characters together until Enter."""

    def __init__(self) -> None:
        self._typed = bytearray()
        self._held: set[int] = set()
        self._is_overlong = False
        self._lost_keys = False

    @property
    def is_empty(self) -> bool:
        """Whether no code has been begun."""
        return not (self._typed or self._is_overlong or self._lost_keys)

    def feed(self, events: list[InputEvent]) -> list[Code | Spoiled]:
        """The codes that are whole now."""
        scanned = []
        for event in events:
            if event.kind == EV_SYN and event.code == SYN_DROPPED:
                self.clear()
                self._lost_keys = True  # which ones nobody knows: this code is spoiled
            elif event.kind == EV_KEY:
                scanned += self._key(event)
        return scanned

    def silence(self) -> list[Code | Spoiled]:
        """Nothing more is typed: half a code is none."""
        why = None if self.is_empty else Spoiled("too_long" if self._is_overlong else "incomplete")
        self.clear()
        return [why] if why else []

    def clear(self) -> None:
        """Forget what was typed and which keys are down."""
        self._typed.clear()
        self._held.clear()
        self._is_overlong = self._lost_keys = False

    def _key(self, event: InputEvent) -> list[Code | Spoiled]:
        if event.code in SHIFTS | CONTROLS:
            if event.value == KEY_UP:
                self._held.discard(event.code)
            else:
                self._held.add(event.code)
            return []
        if event.value != KEY_DOWN:
            return []
        return self._entered() if event.code in ENTERS else self._character(event.code)

    def _entered(self) -> list[Code | Spoiled]:
        payload, spoiled = bytes(self._typed), self._is_overlong or self._lost_keys
        if spoiled:
            return self.silence()
        self._typed.clear()
        return [Code(payload)] if payload else []

    def _character(self, code: int) -> list[Code | Spoiled]:
        character = (SHIFTED if self._held & SHIFTS else PLAIN).get(code)
        if character is None:
            return []  # Caps Lock, F keys and the like are part of no code
        number = ord(character.upper()) & _CONTROL if self._held & CONTROLS else ord(character)
        self._typed.append(number)  # with control: GS (Ctrl-]) and its like, as GS1 codes hold
        if len(self._typed) > LONGEST_CODE:
            self._typed.clear()
            self._is_overlong = True
        return []
