"""Every codec between a device and the kiosk, as the fuzz drill sees it: seeds, and one way in.

A codec takes bytes and gives values or its own typed error. `take` feeds one mutated frame and
returns how many bytes are kept waiting for more; `at_most` is the most that may ever wait.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from devices import pipe
from devices.code_scanner import frames as gm65
from devices.code_scanner.key_codes import KeyReader
from devices.code_scanner.payload import report_body
from devices.code_scanner.pos_reports import ReportJoiner, encode_reports
from devices.id_card_reader import frames as sam
from devices.id_card_reader.card_text import BadCardText, decode_card, encode_card
from devices.id_card_reader.sample_cards import SAMPLE_CARDS
from devices.links import ipp
from devices.links.camera import TornPicture, whole_jpeg
from devices.links.escl_xml import BadXml, leaves, scan_settings
from devices.links.evdev import EV_ABS, EV_KEY, EV_SYN, SYN_REPORT, EventCutter, InputEvent
from devices.links.evdev import encode_event as encode_key
from devices.receipt_printer.status import StatusBytes, is_fence, is_status, status_of
from devices.review_pad.frames import PadBuffer, PadFrame, encode
from devices.review_pad.profile import DEMO, read_profile
from devices.sensors.nut import UpsSilent, decode_power
from devices.sensors.switches import decode_events, encode_event
from devices.signature_pad.strokes import (
    ABS_PRESSURE,
    ABS_X,
    ABS_Y,
    BTN_TOUCH,
    StrokeCutter,
    Surface,
)
from devices.social_card_reader import card_text as social_text
from devices.social_card_reader import frames as social
from devices.social_card_reader.sample_cards import SAMPLE_CARDS as SOCIAL_CARDS
from devices.social_card_reader.sample_cards import files_of

Take = Callable[[bytes], int]


@dataclass(frozen=True, slots=True)
class Codec:
    """One codec. `fresh` makes its state for a new opening of the line; `typed` are its errors."""

    seeds: tuple[bytes, ...]
    fresh: Callable[[], Take]
    typed: tuple[type[Exception], ...]
    at_most: int = 0


_TEXTS = tuple(encode_card(card) for card in SAMPLE_CARDS.values())
_PAD = read_profile(DEMO)


def _sam_stream() -> Take:
    buffer = sam.FrameBuffer()

    def take(data: bytes) -> int:
        for frame in buffer.feed(data):
            answer = sam.decode_answer(frame)
            sam.card_text_of(answer.data)
        return waiting(buffer)

    return take


def _sam_card(data: bytes) -> int:
    decode_card(data)
    return 0


def _sam_module(data: bytes) -> int:
    sam.decode_module_id(data)
    return 0


def _sam_request(data: bytes) -> int:
    sam.decode_request(data)
    return 0


def _gm65_stream() -> Take:
    buffer = gm65.ScanBuffer(gm65.Suffix.CR)

    def take(data: bytes) -> int:
        buffer.expects_reply = not buffer.expects_reply
        for heard in buffer.feed(data):
            if isinstance(heard, gm65.Code):
                report_body(heard.payload)
        return waiting(buffer)

    return take


def _gm65_silent() -> Take:
    buffer = gm65.ScanBuffer(gm65.Suffix.NONE)

    def take(data: bytes) -> int:
        buffer.feed(data)
        held = waiting(buffer)
        buffer.silence()
        return held

    return take


def _gm65_command(data: bytes) -> int:
    gm65.decode_command(data)
    return 0


def _pos_reports() -> Take:
    joiner = ReportJoiner()

    def take(data: bytes) -> int:
        joiner.feed(data)
        return waiting(joiner)

    return take


def _typed_keys() -> Take:
    cutter, reader = EventCutter(), KeyReader()

    def take(data: bytes) -> int:
        reader.feed(cutter.feed(data))
        return waiting(cutter)

    return take


def _pen() -> Take:
    cutter, strokes = EventCutter(), StrokeCutter(Surface(0, 0, 100, 100, 216, 135, 8191))

    def take(data: bytes) -> int:
        strokes.feed(cutter.feed(data))
        strokes.take()
        return waiting(cutter)

    return take


def _pad_stream() -> Take:
    buffer = PadBuffer(_PAD)

    def take(data: bytes) -> int:
        buffer.feed(data)
        return waiting(buffer)

    return take


def _social(data: bytes) -> int:
    """All records of a card in one piece, and the status word behind them."""
    rest = social.decode_answer(data).data
    records: dict[int, bytes] = {}
    while rest:
        record = social.decode_record(rest)
        records[record.tag] = record.value
        rest = rest[2 + len(record.value) :]
    social_text.decode_card(records, records)
    return 0


def _printer_status(data: bytes) -> int:
    good = [byte for byte in data if is_status(byte) or is_fence(byte)]
    for start in range(0, len(good) - 3, 4):
        status_of(StatusBytes(*good[start : start + 4]))
    return 0


def _ipp(data: bytes) -> int:
    ipp.decode(data)
    return 0


def _xml(data: bytes) -> int:
    leaves(data)
    return 0


def _nut(data: bytes) -> int:
    decode_power(data, "kiosk")
    return 0


def _switches() -> Take:
    rest = b""

    def take(data: bytes) -> int:
        nonlocal rest
        _, rest = decode_events(rest + data)
        return len(rest)

    return take


def _jpeg(data: bytes) -> int:
    whole_jpeg(data)
    return 0


def _pipe_stream() -> Take:
    buffer = pipe.MessageBuffer()

    def take(data: bytes) -> int:
        buffer.feed(data)
        return waiting(buffer)

    return take


def _cutter() -> Take:
    buffer = pipe.FrameCutter()

    def take(data: bytes) -> int:
        buffer.feed(data)
        return waiting(buffer)

    return take


def waiting(buffer: object) -> int:
    """Bytes a stream codec keeps for later: its private affair, except for a drill."""
    for name in ("_pending", "_rest"):
        if hasattr(buffer, name):
            return len(getattr(buffer, name))
    raise TypeError(f"{type(buffer).__name__} does not keep its bytes where a drill looks")


def _plain(take: Take) -> Callable[[], Take]:
    return lambda: take


_ANSWERS = (
    sam.encode_answer(sam.Answer(sam.Status.CARD_FOUND, bytes(4))),
    sam.encode_answer(sam.Answer(sam.Status.FIND_FAILED)),
    *(sam.encode_answer(sam.Answer(0x90, sam.encode_card(text, bytes(64)))) for text in _TEXTS),
)
_IPP_SEED = ipp.encode(
    0, 7, [(ipp.Tag.PRINTER, [(ipp.Tag.KEYWORD, "printer-state-reasons", "media-jam-warning"),
                              (ipp.Tag.ENUM, "printer-state", 3)])],
)  # fmt: skip
_JPEG_SEED = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffc0000b080780043801011100") + (
    b"\x11" * 40 + b"\xff\xd9"
)
_KEYS = tuple(
    encode_key(InputEvent(EV_KEY, code, value)) for code in (2, 28, 30, 42) for value in (1, 0)
)
_PEN = b"".join(
    encode_key(InputEvent(kind, code, value, 1.5))
    for kind, code, value in (
        (EV_KEY, BTN_TOUCH, 1), (EV_ABS, ABS_X, 4000), (EV_ABS, ABS_Y, 900),
        (EV_ABS, ABS_PRESSURE, 4096), (EV_SYN, SYN_REPORT, 0), (EV_ABS, ABS_X, 4100),
        (EV_SYN, SYN_REPORT, 0), (EV_KEY, BTN_TOUCH, 0), (EV_SYN, SYN_REPORT, 0),
    )
)  # fmt: skip
_PIPE_SEEDS = tuple(
    pipe.encode(message)
    for message in ({"t": "beat"}, {"t": "state", "state": "ready", "code": ""},
                    {"t": "report", "kind": "code_scanned", "body": {"text": "办件-1"}})
)  # fmt: skip
_RECORDS = tuple(
    b"".join(
        social.encode_record(record) for records in files_of(card).values() for record in records
    )
    + b"\x90\x00"
    for card in SOCIAL_CARDS.values()
)

CODECS: Final[Mapping[str, Codec]] = {
    "sam_v stream": Codec(_ANSWERS, _sam_stream, (sam.BadFrame,), 8192),
    "sam_v request": Codec(
        tuple(sam.encode_request(r) for r in (sam.FIND_CARD, sam.SELECT_CARD, sam.RESET)),
        _plain(_sam_request), (sam.BadFrame,),
    ),
    "sam_v card text": Codec(_TEXTS, _plain(_sam_card), (BadCardText,)),
    "sam_v module id": Codec((bytes(range(16)),), _plain(_sam_module), (sam.BadFrame,)),
    "gm65 stream": Codec(
        (gm65.acknowledgement(), "TEST-张三丰-0001\r".encode(), b"x" * 300 + b"\r", b"x" * 5000),
        _gm65_stream, (), 2 * gm65.LONGEST_CODE,
    ),
    "gm65 without suffix": Codec((b"menkou:1:abc", "办件".encode("gb18030")), _gm65_silent, (),
                                 2 * gm65.LONGEST_CODE),
    "gm65 command": Codec(
        (gm65.encode_command(gm65.TRIGGER), gm65.encode_command(gm65.READ_BAUD)),
        _plain(_gm65_command), (gm65.BadScannerFrame,),
    ),
    "HID-POS reports": Codec(
        tuple(encode_reports("办件".encode() * 20)), _pos_reports, (), 2 * gm65.LONGEST_CODE
    ),
    "typed keys": Codec(_KEYS, _typed_keys, (), 8192),
    "pen events": Codec((_PEN,), _pen, (), 8192),
    "review pad stream": Codec(
        tuple(encode(_PAD, PadFrame(n, bytes((n,)))) for n in (1, 2, 3)), _pad_stream, (), 512
    ),
    "social card records": Codec(
        _RECORDS, _plain(_social), (social.BadAnswer, social_text.BadCardText)
    ),
    "receipt printer status": Codec(
        (b"\x12\x12\x12\x12\x00\x16\x1a",), _plain(_printer_status), ()
    ),
    "IPP": Codec((_IPP_SEED,), _plain(_ipp), (ipp.BadIpp,)),
    "eSCL XML": Codec((scan_settings(dpi=300, colour=True),), _plain(_xml), (BadXml,)),
    "NUT line": Codec(
        (b'VAR kiosk ups.status "OL CHRG"\n', b"ERR DATA-STALE\n"), _plain(_nut), (UpsSilent,)
    ),
    "switch events": Codec((encode_event(2, 1), encode_event(16, 0)), _switches, (), 64),
    "camera JPEG": Codec((_JPEG_SEED,), _plain(_jpeg), (TornPicture,)),
    "host pipe": Codec(_PIPE_SEEDS, _pipe_stream, (pipe.BadPipeFrame,), pipe.LIMIT + 8192),
    "host pipe passed on": Codec(_PIPE_SEEDS, _cutter, (pipe.BadPipeFrame,), pipe.LIMIT + 8192),
}  # fmt: skip
