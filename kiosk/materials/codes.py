"""Reads QR codes out of a picture, with the bytes they hold.

zbar guesses a character set unless told that the content is binary; it guesses GB18030 wrongly.
So its raw bytes are asked for (ZBAR_CFG_BINARY, zbar 0.23.1) and decoded here.
"""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import c_char_p, c_void_p, cast, string_at
from typing import Any, Final

import cv2
from pyzbar import wrapper

from kiosk.materials.picture import Grey, Picture, as_picture, fitted

MOST_CODES: Final = 8
LONGEST_CODE: Final = 4096
_LARGEST_SIDE: Final = 2000
_BINARY: Final = 4  # ZBAR_CFG_BINARY; pyzbar has no name for it
_QR: Final = wrapper.ZBarSymbol.QRCODE
_Y800: Final = 0x30303859  # FourCC "Y800": eight bits of grey


def codes_in(image: Picture) -> tuple[str, ...]:
    """The texts of the QR codes on a picture, each once. What is no text is left out.

    At most `MOST_CODES`, each of at most `LONGEST_CODE` bytes; UTF-8, else GB18030.
    """
    grey = as_picture(cv2.cvtColor(fitted(image, _LARGEST_SIDE), cv2.COLOR_RGB2GRAY))
    texts: dict[str, None] = {}
    for raw in _scan(grey):
        text = _text(raw)
        if text is not None:
            texts.setdefault(text)
        if len(texts) >= MOST_CODES:
            break
    return tuple(texts)


def _text(raw: bytes) -> str | None:
    if not raw or len(raw) > LONGEST_CODE:
        return None
    for charset in ("utf-8", "gb18030"):
        try:
            return raw.decode(charset)
        except UnicodeDecodeError:
            continue
    return None


def _scan(grey: Grey) -> Iterator[bytes]:
    height, width = grey.shape
    scanner = wrapper.zbar_image_scanner_create()
    image = wrapper.zbar_image_create()
    try:
        wrapper.zbar_image_scanner_set_config(scanner, 0, wrapper.ZBarConfig.CFG_ENABLE, 0)
        wrapper.zbar_image_scanner_set_config(scanner, _QR, wrapper.ZBarConfig.CFG_ENABLE, 1)
        wrapper.zbar_image_scanner_set_config(scanner, _QR, _BINARY, 1)
        pixels = grey.tobytes()  # must live as long as the image
        wrapper.zbar_image_set_format(image, _Y800)
        wrapper.zbar_image_set_size(image, width, height)
        wrapper.zbar_image_set_data(image, cast(c_char_p(pixels), c_void_p), len(pixels), None)
        if wrapper.zbar_scan_image(scanner, image) > 0:
            yield from _symbols(image)
    finally:
        wrapper.zbar_image_destroy(image)
        wrapper.zbar_image_scanner_destroy(scanner)


def _symbols(image: Any) -> Iterator[bytes]:
    symbol = wrapper.zbar_image_first_symbol(image)
    while symbol:
        length = wrapper.zbar_symbol_get_data_length(symbol)
        yield string_at(wrapper.zbar_symbol_get_data(symbol), length)
        symbol = wrapper.zbar_symbol_next(symbol)
