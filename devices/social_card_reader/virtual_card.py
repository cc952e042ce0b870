"""A social security card as a function: command bytes in, answer bytes out."""

from __future__ import annotations

from devices.social_card_reader.frames import (
    APPLICATION,
    READ_RECORD,
    File,
    Record,
    Sw,
    encode_record,
)
from devices.social_card_reader.sample_cards import SampleCard, files_of

ATR = bytes.fromhex("3B6800000073C84013009000")
"""Answer to reset of a plain T=0 card; invented, as issuers' real ones differ."""
ATR_T1 = bytes.fromhex("3BE80000813120450073C8401300900098")
_VERIFY = 0x20


class VirtualCard:
    """One chip. `pin_tries` counts VERIFY commands, which no reader of ours may send."""

    def __init__(self, sample: SampleCard) -> None:
        self.sample = sample
        self.atr = ATR
        self.pin_tries = 0
        self._files = files_of(sample)
        self.power_on()

    def power_on(self) -> None:
        """A reset: nothing is selected any more."""
        self._is_open = False
        self._current: File | None = None
        self._announced = b""

    def apdu(self, command: bytes) -> bytes:
        """Answer one command."""
        ins = command[1] if len(command) >= 4 else 0
        match ins:
            case 0xA4:
                return self._select(command)
            case 0xC0:
                return self._get_response(command[4])
            case _ if ins == READ_RECORD:
                return self._read(command)
            case _ if ins == _VERIFY:
                self.pin_tries += 1
                return _sw(0x63C2)
        return _sw(Sw.WRONG_INS)

    def _select(self, command: bytes) -> bytes:
        target = command[5 : 5 + command[4]]
        if command[2] == 0x04:
            if self.sample.traits.is_foreign or target != APPLICATION:
                return _sw(Sw.FILE_NOT_FOUND)
            self._is_open, self._current = True, None
            algorithm = b"\x03" if self.sample.traits.keyed else b"\x01"
            inner = b"\x84" + bytes((len(target),)) + target + b"\xa5\x06\x9f\x0c\x03\x86\x01"
            return self._give(b"\x6f" + bytes((len(inner) + 1,)) + inner + algorithm)
        if not self._is_open:
            return _sw(Sw.NO_CURRENT_FILE)
        if not self.sample.traits.ways & {"number", "tag"}:
            return _sw(Sw.FUNCTION_NOT_SUPPORTED)
        if target not in {file.to_bytes(2, "big") for file in self._files}:
            return _sw(Sw.FILE_NOT_FOUND)
        self._current = File(int.from_bytes(target, "big"))
        return _sw(Sw.OK)

    def _give(self, data: bytes) -> bytes:
        if not self.sample.traits.is_t0:
            return data + _sw(Sw.OK)
        self._announced = data
        return bytes((0x61, len(data)))

    def _get_response(self, length: int) -> bytes:
        data, self._announced = self._announced[:length], b""
        return data + _sw(Sw.OK) if data else _sw(Sw.CONDITIONS)

    def _read(self, command: bytes) -> bytes:
        short, by_number = command[3] >> 3, bool(command[3] & 0x04)
        way = ("sfi_" if short else "") + ("number" if by_number else "tag")
        if way not in self.sample.traits.ways or not self._is_open:
            return _sw(Sw.FUNCTION_NOT_SUPPORTED)
        file = next((f for f in self._files if f & 0x1F == short), self._current)
        if file is None:
            return _sw(Sw.NO_CURRENT_FILE)
        if file is File.HOLDER and self.sample.traits.keyed:
            return _sw(Sw.SECURITY)
        record = self._find(file, command[2], by_number=by_number)
        if record is None:
            return _sw(Sw.RECORD_NOT_FOUND)
        data, asked = encode_record(record), command[4]
        if self.sample.traits.is_t0 and asked != len(data):
            return bytes((0x6C, len(data)))
        return data + _sw(Sw.OK)

    def _find(self, file: File, wanted: int, *, by_number: bool) -> Record | None:
        for number, record in enumerate(self._files[file], start=1):
            if wanted == (number if by_number else record.tag):
                return record
        return None


def _sw(status: int) -> bytes:
    return status.to_bytes(2, "big")
