"""Photos from a resident's phone, fetched piece by piece over the courier's socket."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from kiosk.domain.phone import LARGEST_PIECE, PhoneDoor, PhotoPiece, PieceWanted
from kiosk.line import BadAnswer, LineDown, LineFault, Refused
from kiosk.lookups import CLOSE_PHONE, FETCH_PHOTO, OPEN_PHONE, Nothing, Topic
from kiosk.ports import LookUpFailed, PhoneVisit, Photo
from offline_cache.lookup_line import LookupLine

Q = TypeVar("Q")
A = TypeVar("A")


class CourierPhone:
    """Asks the courier. `phone_url` is where phones reach the platform."""

    def __init__(self, line: LookupLine, phone_url: str) -> None:
        self._line = line
        self._url = phone_url.rstrip("/")

    def open(self) -> PhoneVisit:
        """A code for this visit; raise `LookUpFailed` ('offline', 'busy', 'ended')."""
        door = self._asked(OPEN_PHONE, Nothing())
        return PhoneVisit(self._url + door.path, door.token)

    def next(self, visit: PhoneVisit, have: int, go_on: Callable[[], bool]) -> Photo | None:
        """The photo after number `have`, or None; raise `LookUpFailed`.

        A platform that was started again, or whose pieces do not fit, is 'busy': ask once more.
        """
        content = bytearray()
        first: PhotoPiece | None = None
        while go_on():
            wanted = PieceWanted(visit.token, have, len(content))
            piece = self._asked(FETCH_PHOTO, wanted)
            if first is None:
                if piece.number == 0:
                    return None
                first = piece
            if (piece.number, piece.size) != (first.number, first.size) or piece.number <= have:
                raise LookUpFailed("busy")
            if not 0 < len(piece.content) <= LARGEST_PIECE:
                raise LookUpFailed("busy")
            content += piece.content
            if len(content) >= first.size:
                return Photo(first.number, bytes(content[: first.size]))
        return None

    def close(self, visit: PhoneVisit) -> None:
        """No more photos; raise `LookUpFailed` when the platform did not hear it."""
        self._asked(CLOSE_PHONE, PhoneDoor(visit.token, f"/p/{visit.token}"))

    def _asked(self, topic: Topic[Q, A], question: Q) -> A:
        try:
            return self._line.ask(topic, question)
        except LineFault as fault:
            raise LookUpFailed(_reason(fault)) from None


def _reason(fault: LineFault) -> str:
    if isinstance(fault, Refused):
        return "ended"
    return "offline" if isinstance(fault, LineDown | BadAnswer) else "busy"
