"""A printed slip as a value: lines, rules and codes, no printer commands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class SlipPart:
    """One part of a slip, from top to bottom. `text` is the line, or the payload of a QR code.

    Rows that follow each other stand in two columns: their labels, and their texts.
    """

    kind: Literal["line", "row", "rule", "code", "gap"]
    text: str = field(default="", repr=False)
    size: Literal["normal", "large"] = "normal"
    align: Literal["left", "center"] = "left"
    bold: bool = False
    label: str = field(default="", repr=False)
    """Of a row: what its text is."""


Slip = tuple[SlipPart, ...]
