"""A photo crosses the courier's socket in pieces that fit, and lies are not put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.domain.phone import LARGEST_PHOTO, LARGEST_PIECE, PhoneDoor, PhotoPiece, PieceWanted
from kiosk.line import PlatformBusy, Refused
from kiosk.lookups import CLOSE_PHONE, FETCH_PHOTO, OPEN_PHONE, Nothing
from kiosk.ports import LookUpFailed, PhoneVisit
from offline_cache.lookup_desk import LookupDesk, answering
from offline_cache.lookup_line import LookupLine
from offline_cache.lookup_phone import CourierPhone

VISIT = PhoneVisit("https://example.org/p/abc", "abc")


@dataclass
class Courier:
    """Holds one photo; `lie` changes every piece after the first."""

    photo: bytes = b""
    lie: PhotoPiece | None = None
    fault: Exception | None = None
    closed: list[str] = field(default_factory=list)

    def fetch(self, wanted: PieceWanted) -> PhotoPiece:
        if self.fault is not None:
            raise self.fault
        if not self.photo or wanted.have >= 3:
            return PhotoPiece()
        if wanted.start and self.lie is not None:
            return self.lie
        piece = self.photo[wanted.start : wanted.start + LARGEST_PIECE]
        return PhotoPiece(3, len(self.photo), piece)

    def close(self, door: PhoneDoor) -> Nothing:
        self.closed.append(door.token)
        return Nothing()


@pytest.fixture
def courier() -> Courier:
    return Courier()


@pytest.fixture
def phone(courier: Courier, tmp_path: Path) -> Iterator[CourierPhone]:
    path = tmp_path / "courier.sock"
    desk = LookupDesk(
        path,
        [
            answering(OPEN_PHONE, lambda _: PhoneDoor("abc", "/p/abc")),
            answering(FETCH_PHOTO, courier.fetch),
            answering(CLOSE_PHONE, courier.close),
        ],
    )
    yield CourierPhone(LookupLine(path), "https://example.org/")
    desk.close()


def always() -> bool:
    return True


def test_the_largest_photo_arrives_whole(phone: CourierPhone, courier: Courier) -> None:
    assert phone.open() == VISIT
    assert phone.next(VISIT, 0, always) is None
    courier.photo = bytes(range(256)) * (LARGEST_PHOTO // 256)
    found = phone.next(VISIT, 0, always)
    assert found is not None
    assert found.number == 3
    assert found.content == courier.photo
    assert phone.next(VISIT, 3, always) is None
    phone.close(VISIT)
    assert courier.closed == ["abc"]


def test_nobody_waits_for_the_rest_when_the_visit_is_over(
    phone: CourierPhone, courier: Courier
) -> None:
    courier.photo = bytes(3 * LARGEST_PIECE)
    turns = iter([True, True, False])
    assert phone.next(VISIT, 0, lambda: next(turns)) is None


@pytest.mark.parametrize(
    "lie",
    [
        PhotoPiece(4, 3 * LARGEST_PIECE, b"x"),
        PhotoPiece(3, 9, b"x"),
        PhotoPiece(3, 3 * LARGEST_PIECE, b""),
        PhotoPiece(),
    ],
)
def test_pieces_that_do_not_fit_make_no_photo(
    phone: CourierPhone, courier: Courier, lie: PhotoPiece
) -> None:
    courier.photo, courier.lie = bytes(3 * LARGEST_PIECE), lie
    with pytest.raises(LookUpFailed, match="busy"):
        phone.next(VISIT, 0, always)


def test_what_the_platform_says_has_a_name(phone: CourierPhone, courier: Courier) -> None:
    courier.fault = Refused("gone", 410)
    with pytest.raises(LookUpFailed, match="ended"):
        phone.next(VISIT, 0, always)
    courier.fault = PlatformBusy("http_503")
    with pytest.raises(LookUpFailed, match="busy"):
        phone.next(VISIT, 0, always)


@pytest.mark.parametrize("path", ["/p/abd", "//evil.example/p/abc", "/p/abc?x=1", ""])
def test_an_address_that_is_none_is_not_shown(path: str) -> None:
    assert PhoneDoor("abc", "/p/abc").is_plausible
    assert not PhoneDoor("abc", path).is_plausible
    assert not PhoneDoor("a/../b", "/p/a/../b").is_plausible
