"""The picture out of an identity card's chip, as it is shown once and then forgotten."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

PHOTO_WIDTH: Final = 102
PHOTO_HEIGHT: Final = 126
PHOTO_BYTES: Final = PHOTO_WIDTH * PHOTO_HEIGHT * 3
"""Red, green and blue of every pixel, row by row from the top, without padding."""


@dataclass(frozen=True, slots=True)
class CardPhoto:
    """A decoded picture of 102 x 126 pixels. Nothing of it appears in the repr."""

    number: int
    """Another one for every picture, so that a screen asks anew."""
    rgb: bytes = field(repr=False)


def photo_in(body: Mapping[str, Any]) -> bytes:
    """The pixels in a report 'card_photo', or b'' when there are none of the right size."""
    text = body.get("rgb")
    if not isinstance(text, str) or len(text) > 2 * PHOTO_BYTES:
        return b""
    try:
        rgb = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
    return rgb if len(rgb) == PHOTO_BYTES else b""
