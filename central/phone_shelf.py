"""Photos from residents' phones on their way to one visit: in memory only, for minutes.

A token is made for one visit at one kiosk. It expires, takes a limited number of photos of a
limited size, and is forgotten with its photos when the kiosk closes it. Nothing is written to
disk: a platform that is started again has forgotten all of them.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kiosk.domain.phone import LARGEST_PHOTO

LIFE = timedelta(minutes=10)
MOST_PHOTOS = 12
MOST_BYTES = 256 * 1024 * 1024
"""Of all photos of all visits together."""
MOST_OPEN = 500
_TOKEN_BYTES = 18
_MAGIC = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}


class PhotoRefused(Exception):
    """A photo or a wish that is not taken. `code`: gone, too_many, too_large, not_a_photo, busy."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Photo:
    """One photo. Numbers begin at 1 and are never used twice within a token."""

    number: int
    media_type: str
    content: bytes = field(repr=False)


@dataclass(slots=True)
class _Errand:
    kiosk: str
    until: datetime
    taken: int = 0
    photos: list[Photo] = field(default_factory=list, repr=False)


class PhoneShelf:
    """All open tokens. Lives on the event loop's thread."""

    def __init__(self) -> None:
        self._errands: dict[str, _Errand] = {}

    def open(self, kiosk: str, now: datetime) -> tuple[str, datetime]:
        """Make a token for a visit at `kiosk`; an earlier one of that kiosk ends. May refuse."""
        self._forget_old(now)
        for token in [t for t, errand in self._errands.items() if errand.kiosk == kiosk]:
            del self._errands[token]
        if len(self._errands) >= MOST_OPEN:
            raise PhotoRefused("busy")
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        self._errands[token] = _Errand(kiosk, now + LIFE)
        return token, now + LIFE

    def room(self, token: str, now: datetime) -> int:
        """How many more photos a token takes; raise `PhotoRefused` ('gone')."""
        return MOST_PHOTOS - self._errand(token, now).taken

    def put(self, token: str, content: bytes, now: datetime) -> int:
        """Lay a photo down for the kiosk; return its number. Raise `PhotoRefused`."""
        errand = self._errand(token, now)
        if errand.taken >= MOST_PHOTOS:
            raise PhotoRefused("too_many")
        if len(content) > LARGEST_PHOTO:
            raise PhotoRefused("too_large")
        media_type = next((t for magic, t in _MAGIC.items() if content.startswith(magic)), "")
        if not media_type:
            raise PhotoRefused("not_a_photo")
        if self._bytes() + len(content) > MOST_BYTES:
            raise PhotoRefused("busy")
        errand.taken += 1
        errand.photos.append(Photo(errand.taken, media_type, content))
        return errand.taken

    def next(self, token: str, kiosk: str, have: int, now: datetime) -> Photo | None:
        """The photo after number `have`, those up to it being deleted. Raise `PhotoRefused`."""
        errand = self._errand(token, now)
        if errand.kiosk != kiosk:
            raise PhotoRefused("gone")
        errand.photos = [photo for photo in errand.photos if photo.number > have]
        return errand.photos[0] if errand.photos else None

    def close(self, token: str, kiosk: str) -> None:
        """Forget a token and its photos. Harmless when it is gone."""
        errand = self._errands.get(token)
        if errand is not None and errand.kiosk == kiosk:
            del self._errands[token]

    def _errand(self, token: str, now: datetime) -> _Errand:
        self._forget_old(now)
        errand = self._errands.get(token)
        if errand is None:
            raise PhotoRefused("gone")
        return errand

    def _forget_old(self, now: datetime) -> None:
        for token in [t for t, errand in self._errands.items() if errand.until <= now]:
            del self._errands[token]

    def _bytes(self) -> int:
        return sum(len(p.content) for e in self._errands.values() for p in e.photos)
