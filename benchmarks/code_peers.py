"""Our reader of codes and the libraries others use alone, with one way to ask them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt
import zxingcpp
from pyzbar import pyzbar

from kiosk.materials.codes import read_codes

Grey = npt.NDArray[np.uint8]
Said = list[bytes]
"""What was read, as UTF-8 where it is text."""


def ours(grey: Grey) -> Said:
    """The whole cascade."""
    codes = read_codes(cv2.cvtColor(grey, cv2.COLOR_GRAY2RGB))
    return [c.payload if c.text is None else c.text.encode() for c in codes]


def by_zxing(grey: Grey) -> Said:
    """zxing-cpp, every format, text as it stands."""
    read = zxingcpp.read_barcodes(grey, text_mode=zxingcpp.TextMode.Plain)
    return [code.text.encode() for code in read]


def by_pyzbar(grey: Grey) -> Said:
    """pyzbar as it comes."""
    return [code.data for code in pyzbar.decode(grey)]


def by_opencv(grey: Grey) -> Said:
    """OpenCV's own detector of QR codes."""
    try:
        text, _, _ = cv2.QRCodeDetector().detectAndDecode(grey)
    except (cv2.error, UnicodeDecodeError):  # it raises for GB18030
        return []
    return [text.encode()] if text else []


READERS: Final[Mapping[str, Callable[[Grey], Said]]] = {
    "Menkou": ours,
    "zxing-cpp": by_zxing,
    "pyzbar": by_pyzbar,
    "OpenCV": by_opencv,
}
