"""Photos from a resident's phone on their way to one visit, as kiosk and platform speak of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

LARGEST_PHOTO: Final = 12 * 1024 * 1024
"""Bytes of one photo; the platform takes no larger one."""
LARGEST_PIECE: Final = 512 * 1024
"""Bytes fetched at once: written in base64 twice they still fit into a message of the courier."""
_LONGEST_PATH: Final = 120


@dataclass(frozen=True, slots=True)
class PhoneDoor:
    """Where a phone may leave photos for this visit. Whoever knows it may: never logged."""

    token: str = field(repr=False)
    path: str = field(repr=False)

    @property
    def is_plausible(self) -> bool:
        """Whether it can be shown and asked for; what a stranger says may be anything."""
        named = self.token.replace("-", "").replace("_", "")
        plain = self.token.isascii() and named.isalnum()
        return plain and len(self.path) <= _LONGEST_PATH and self.path == f"/p/{self.token}"


@dataclass(frozen=True, slots=True)
class PieceWanted:
    """The photo after number `have` from byte `start` on; those up to `have` may be deleted."""

    token: str = field(repr=False)
    have: int
    start: int = 0


@dataclass(frozen=True, slots=True)
class PhotoPiece:
    """A part of photo `number`, which has `size` bytes; number 0: there is no photo yet."""

    number: int = 0
    size: int = 0
    content: bytes = field(default=b"", repr=False)
