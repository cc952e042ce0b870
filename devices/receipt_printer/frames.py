"""A slip as ESC/POS bytes. Pure: no port, no clock.

Commands after Epson's "ESC/POS Command Reference"; their bytes come from python-escpos'
`constants`. Its printer classes are not used: importing them leaves a directory in /tmp behind in
every process, and their `text()` sends Chinese without switching the printer to Chinese. That
`FS &` and `FS .` do the switching is common to printers sold in China, not in Epson's base set.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from escpos.constants import ESC, FS, GS, HW_INIT, RT_STATUS
from qrcode.constants import ERROR_CORRECT_M
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode

from devices.receipt_printer.layout import clusters, longest_word, table, wrap
from devices.receipt_printer.raster import CELL_DOTS, draw_line
from kiosk.domain.slip import Slip, SlipPart

COLUMNS_80_MM = 48
COLUMNS_58_MM = 32

CHINESE_ON: bytes = FS + b"&"
CUT_OFF: bytes = GS + b"VB\x00"
"""Feeds to the knife and cuts."""
FENCE: bytes = GS + b"r\x01"
"""Asks for the paper status in turn: the answer comes when everything before it was worked off."""
CLEAR_BUFFER = bytes.fromhex("10 14 08 01 03 14 01 06 02 08")
"""`DLE DC4` 8, real time: forget what was not printed. Not tried on hardware."""

_ROM_CODEC = "gbk"
_MAX_MODULE_DOTS = 8
_LINE_CHARS = frozenset("\n\r\v\f\x85\u2028\u2029")


class SlipUnprintable(Exception):
    """The slip cannot become bytes. `code` is 'code_too_long': the QR code does not fit."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def ask_status(question: int) -> bytes:
    """Return `DLE EOT n`, answered at once with one byte even when the printer is offline."""
    return bytes(RT_STATUS) + bytes((question,))


def slip_bytes(slip: Slip, columns: int = COLUMNS_80_MM) -> bytes:
    """Return everything to send for one slip: reset, parts, feed and cut.

    Raises `SlipUnprintable`. The fence is not part of it: the driver asks for it.
    """
    parts = b"".join(_part(part, columns) for part in _lined_up(slip, columns))
    return bytes(HW_INIT) + CHINESE_ON + parts + _feed_lines(1) + CUT_OFF


def _lined_up(slip: Slip, columns: int) -> Iterator[SlipPart]:
    """Every part, with rows that follow each other made lines of two columns."""
    for are_rows, parts in groupby(slip, key=lambda part: part.kind == "row"):
        if not are_rows:
            yield from parts
            continue
        rows = tuple(parts)
        texts = table([(row.label, row.text) for row in rows], columns)
        for row, lines in zip(rows, texts, strict=True):
            yield from (replace(row, kind="line", text=line, size="normal") for line in lines)


def _part(part: SlipPart, columns: int) -> bytes:
    match part.kind:
        case "line" | "row":
            if part.size == "large" and longest_word(part.text) > columns // 2:
                # A number in two pieces is copied wrong: rather smaller, and whole.
                part = replace(part, size="normal")
            return b"".join(_line(text, part, columns) for text in _lines(part, columns))
        case "rule":
            return b"-" * columns + b"\n"
        case "code":
            return _code(part.text, columns)
        case "gap":
            return b"\n"


def _lines(part: SlipPart, columns: int) -> tuple[str, ...]:
    room = columns // 2 if part.size == "large" else columns
    paragraphs = "".join("\n" if char in _LINE_CHARS else char for char in part.text).split("\n")
    return tuple(line for paragraph in paragraphs for line in wrap(paragraph, room))


def _line(text: str, part: SlipPart, columns: int) -> bytes:
    in_rom = _in_rom(text)
    if in_rom is None:
        scale = 2 if part.size == "large" else 1
        bits = draw_line(text, columns=columns, scale=scale, align=part.align, bold=part.bold)
        size = bits.width_bytes.to_bytes(2, "little") + bits.height.to_bytes(2, "little")
        return bytes(GS) + b"v0\x00" + size + bits.rows
    return _dressed(in_rom + b"\n", part)


def _in_rom(text: str) -> bytes | None:
    """Return the line in the printer's own repertoire, or None when it must be drawn.

    GBK is the two-byte part that printers carry; 䶮 is in GB 18030 with two bytes as well, but in
    an area (FE50 to FEA0) their ROMs leave empty.
    """
    try:
        return "".join(clusters(text)).encode(_ROM_CODEC)
    except UnicodeEncodeError:
        return None


def _dressed(line: bytes, part: SlipPart) -> bytes:
    on, off = b"", b""
    if part.bold:
        on, off = bytes(ESC) + b"E\x01", bytes(ESC) + b"E\x00"
    if part.size == "large":
        on, off = bytes(GS) + b"!\x11" + on, off + bytes(GS) + b"!\x00"
    if part.align == "center":
        on, off = bytes(ESC) + b"a\x01" + on, off + bytes(ESC) + b"a\x00"
    return on + line + off


def _code(payload: str, columns: int) -> bytes:
    """The QR code, drawn by the printer, as large as it reads well, centred, with white around."""
    data = payload.encode("utf-8", "replace")
    dots = min(_MAX_MODULE_DOTS, columns * CELL_DOTS // (_modules(data) + 8))
    if dots < 2:
        raise SlipUnprintable("code_too_long")
    drawn = b"".join(
        (
            _symbol(b"A2\x00"),  # model 2
            _symbol(b"C" + bytes((dots,))),
            _symbol(b"E1"),  # error correction M
            _symbol(b"P0" + data),
            _symbol(b"Q0"),
        )
    )
    return b"\n" + bytes(ESC) + b"a\x01" + drawn + b"\n" + bytes(ESC) + b"a\x00"


def _modules(data: bytes) -> int:
    code = QRCode(error_correction=ERROR_CORRECT_M)
    code.add_data(data, optimize=0)
    try:
        return 17 + 4 * int(code.best_fit())
    except (DataOverflowError, ValueError) as fault:
        raise SlipUnprintable("code_too_long") from fault


def _symbol(function: bytes) -> bytes:
    """`GS ( k` for a QR code; the length counts the code type '1' too."""
    body = b"1" + function
    return bytes(GS) + b"(k" + len(body).to_bytes(2, "little") + body


def _feed_lines(count: int) -> bytes:
    return bytes(ESC) + b"d" + bytes((count,))
