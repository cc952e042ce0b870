"""What can happen while a resident sends photos from a phone."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PhoneAsked:
    """用手机拍: photos from a phone for this material; '' is the one on the screen."""

    requirement_id: str = ""


@dataclass(frozen=True, slots=True)
class PhoneOpened:
    """A phone that opens `address` may send photos to this visit."""

    address: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PhotoComing:
    """The first part of a photo is here."""


@dataclass(frozen=True, slots=True)
class PhotoArrived:
    """A photo became a page and was judged. `faults` are verdict codes."""

    shot: int
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PhotoNotTaken:
    """A photo came and is no page: no_page, not_a_picture, too_large, late ..."""

    code: str


@dataclass(frozen=True, slots=True)
class PhoneLost:
    """No more photos will come: 'ended' (its time is over) or 'offline'."""

    code: str


PhoneEvent = PhoneAsked | PhoneOpened | PhotoComing | PhotoArrived | PhotoNotTaken | PhoneLost
