"""The pictures of one visit, in memory only, by shot number."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.materials.judge import Fingerprint


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished page as JPEG, and a small one for the strip."""

    jpeg: bytes = field(repr=False)
    thumbnail: bytes = field(repr=False)
    fingerprint: Fingerprint | None = field(default=None, repr=False)


@dataclass(slots=True)
class Tray:
    """Numbers go up and are never used twice, so a late outcome cannot hit another page."""

    _pictures: dict[int, Picture] = field(default_factory=dict, repr=False)
    _next: int = 1

    def put(self, picture: Picture) -> int:
        """Lay a picture down; return its number."""
        number = self._next
        self._next += 1
        self._pictures[number] = picture
        return number

    def get(self, number: int) -> Picture | None:
        """The picture, or None when it was forgotten."""
        return self._pictures.get(number)

    def fingerprints(self) -> tuple[Fingerprint, ...]:
        """What the pages on the tray are known by."""
        return tuple(p.fingerprint for p in self._pictures.values() if p.fingerprint is not None)

    def forget(self, number: int) -> None:
        """Drop one picture."""
        self._pictures.pop(number, None)

    def clear(self) -> None:
        """Drop them all."""
        self._pictures.clear()
