"""Input reports of a HID-POS code scanner (USB HID usage tables, page 0x8C): bytes to meaning.

The layout is that of public drivers of such scanners (WebHidBarcodeScanner, MIT): report 2, then

    count | AIM id, 3 bytes | data, 56 bytes | symbology | - | 1 when more reports follow

Some models shift it by one byte; those are not told apart here. Unverified on hardware.
"""

from __future__ import annotations

from devices.code_scanner.frames import LONGEST_CODE, Code, Spoiled

SCANNED_DATA = 2
DATA_SIZE = 56
REPORT_SIZE = 64

_COUNT, _AIM, _DATA, _SYMBOLOGY, _MORE = 1, 2, 5, 61, 63
_QR_AIM, _QR_SYMBOLOGY = b"]Q1", 0x73


class BadReport(Exception):
    """These bytes are no report of this kind."""


def encode_reports(payload: bytes) -> list[bytes]:
    """The reports of one QR code, for the simulator."""
    pieces = [payload[at : at + DATA_SIZE] for at in range(0, len(payload), DATA_SIZE)] or [b""]
    return [_report(piece, is_last=piece is pieces[-1]) for piece in pieces]


def decode_report(report: bytes) -> tuple[bytes, bool]:
    """The data of one report, and whether more follow; raise `BadReport`."""
    if len(report) != REPORT_SIZE or report[0] != SCANNED_DATA:
        raise BadReport("not scanned data")
    count = report[_COUNT]
    if count > DATA_SIZE or report[_MORE] not in (0, 1):
        raise BadReport("impossible length")
    return report[_DATA : _DATA + count], report[_MORE] == 1


class ReportJoiner:
    """Puts long codes together."""

    def __init__(self) -> None:
        self._pending = bytearray()

    @property
    def is_empty(self) -> bool:
        """Whether no code has been begun."""
        return not self._pending

    def feed(self, report: bytes) -> list[Code | Spoiled]:
        """The code that is whole with this report, if any. Other reports mean nothing."""
        if not report or report[0] != SCANNED_DATA:
            return []
        try:
            piece, more_follow = decode_report(report)
        except BadReport:
            self.clear()
            return [Spoiled("incomplete")]
        self._pending += piece
        if len(self._pending) > LONGEST_CODE:
            self.clear()
            return [Spoiled("too_long")]
        return [] if more_follow else self._whole()

    def silence(self) -> list[Code | Spoiled]:
        """The rest never came."""
        begun = not self.is_empty
        self.clear()
        return [Spoiled("incomplete")] if begun else []

    def clear(self) -> None:
        """Forget what has arrived."""
        self._pending.clear()

    def _whole(self) -> list[Code | Spoiled]:
        payload = bytes(self._pending).rstrip(b"\r\n")
        self.clear()
        return [Code(payload)] if payload else []


def _report(piece: bytes, *, is_last: bool) -> bytes:
    report = bytearray(REPORT_SIZE)
    report[0], report[_COUNT] = SCANNED_DATA, len(piece)
    report[_AIM:_DATA] = _QR_AIM
    report[_DATA : _DATA + len(piece)] = piece
    report[_SYMBOLOGY], report[_MORE] = _QR_SYMBOLOGY, 0 if is_last else 1
    return bytes(report)
