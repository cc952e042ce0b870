"""The two libraries that read codes, with one way to ask them.

zxing-cpp reads every kind and gives the bytes as they stand in the code. zbar, through pyzbar,
guesses a character set unless told that the content is binary (ZBAR_CFG_BINARY, zbar 0.23.1).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from ctypes import c_char_p, c_void_p, cast, string_at
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

import numpy as np
import zxingcpp
from pyzbar import wrapper

from kiosk.materials.picture import Grey

LONGEST_CODE: Final = 4096
"""Bytes; the largest QR code holds 2,953 (ISO/IEC 18004, table 7)."""

_BINARY: Final = 4  # ZBAR_CFG_BINARY; pyzbar has no name for it
_QR: Final = wrapper.ZBarSymbol.QRCODE
_Y800: Final = 0x30303859  # FourCC "Y800": eight bits of grey
_WITH_ECI: Final = frozenset(["]Q2", "]Q4", "]Q6", "]d4", "]d5", "]d6", "]L1", "]z3", "]z4", "]z5"])
"""AIM symbology identifiers (ISO/IEC 15424) of codes that name their character set."""


class CodeFormat(StrEnum):
    """The kinds of code a resident may bring."""

    QR = "QR"
    MICRO_QR = "Micro QR"
    DATA_MATRIX = "DataMatrix"
    PDF417 = "PDF417"
    AZTEC = "Aztec"
    CODE128 = "Code128"
    EAN13 = "EAN13"
    EAN8 = "EAN8"


BARS: Final = frozenset({CodeFormat.CODE128, CodeFormat.EAN13, CodeFormat.EAN8})
"""These have no error correction and little checking: a damaged one may read as another."""

_ZXING: Final[Mapping[CodeFormat, zxingcpp.BarcodeFormat]] = {
    CodeFormat.QR: zxingcpp.BarcodeFormat.QRCode,
    CodeFormat.MICRO_QR: zxingcpp.BarcodeFormat.MicroQRCode,
    CodeFormat.DATA_MATRIX: zxingcpp.BarcodeFormat.DataMatrix,
    CodeFormat.PDF417: zxingcpp.BarcodeFormat.PDF417,
    CodeFormat.AZTEC: zxingcpp.BarcodeFormat.Aztec,
    CodeFormat.CODE128: zxingcpp.BarcodeFormat.Code128,
    CodeFormat.EAN13: zxingcpp.BarcodeFormat.EAN13,
    CodeFormat.EAN8: zxingcpp.BarcodeFormat.EAN8,
}
_OURS: Final = {theirs: ours for ours, theirs in _ZXING.items()} | {
    zxingcpp.BarcodeFormat.QRCodeModel1: CodeFormat.QR,
    zxingcpp.BarcodeFormat.QRCodeModel2: CodeFormat.QR,
    zxingcpp.BarcodeFormat.AztecCode: CodeFormat.AZTEC,
    zxingcpp.BarcodeFormat.AztecRune: CodeFormat.AZTEC,
    zxingcpp.BarcodeFormat.CompactPDF417: CodeFormat.PDF417,
}


@dataclass(frozen=True, slots=True)
class RawCode:
    """What a library read. `corners` in pixels, clockwise from the code's own top left.

    `told`: what the library takes the bytes for; `named`: because the code names its
    character set.
    """

    format: CodeFormat
    payload: bytes = field(repr=False)
    told: str = field(repr=False)
    corners: tuple[float, ...]
    named: bool = False


def by_zxing(grey: Grey, formats: Sequence[CodeFormat], *, pure: bool = False) -> list[RawCode]:
    """What zxing-cpp reads. `pure`: the picture is a drawn code and nothing else."""
    # Plain: the default text mode writes "<SOH>" and GS1 brackets into the text.
    read = zxingcpp.read_barcodes(
        np.ascontiguousarray(grey),
        formats=zxingcpp.BarcodeFormats([_ZXING[wanted] for wanted in formats]),
        text_mode=zxingcpp.TextMode.Plain,
        is_pure=pure,
    )
    return [_raw(code) for code in read if 0 < len(code.bytes) <= LONGEST_CODE]


def quick_qr(grey: Grey) -> list[RawCode]:
    """The cheapest look for QR codes: as they stand, dark on light."""
    read = zxingcpp.read_barcodes(
        grey,
        formats=zxingcpp.BarcodeFormats([_ZXING[CodeFormat.QR]]),
        text_mode=zxingcpp.TextMode.Plain,
        try_rotate=False,
        try_downscale=False,
        try_invert=False,
    )
    return [_raw(code) for code in read if 0 < len(code.bytes) <= LONGEST_CODE]


def _raw(code: zxingcpp.Barcode) -> RawCode:
    place = code.position
    points = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    corners = tuple(float(v) for point in points for v in (point.x, point.y))
    named = code.symbology_identifier in _WITH_ECI
    return RawCode(_OURS[code.format], bytes(code.bytes), code.text, corners, named)


def by_zbar(grey: Grey) -> list[RawCode]:
    """What zbar reads of QR codes."""
    return list(_scan(grey))


def _scan(grey: Grey) -> Iterator[RawCode]:
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


def _symbols(image: Any) -> Iterator[RawCode]:
    symbol = wrapper.zbar_image_first_symbol(image)
    while symbol:
        length = wrapper.zbar_symbol_get_data_length(symbol)
        payload = string_at(wrapper.zbar_symbol_get_data(symbol), length)
        if 0 < length <= LONGEST_CODE:
            yield RawCode(CodeFormat.QR, payload, "", _polygon(symbol))
        symbol = wrapper.zbar_symbol_next(symbol)


def _polygon(symbol: Any) -> tuple[float, ...]:
    """zbar gives the corners anticlockwise from the top left."""
    count = wrapper.zbar_symbol_get_loc_size(symbol)
    if count != 4:
        return ()
    places = [
        (wrapper.zbar_symbol_get_loc_x(symbol, i), wrapper.zbar_symbol_get_loc_y(symbol, i))
        for i in (0, 3, 2, 1)
    ]
    return tuple(float(v) for place in places for v in place)
