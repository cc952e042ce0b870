"""The drivers that come with Menkou, as the catalogue knows them."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import Final

from devices.catalogue import Body, DriverSpec, Practice
from devices.driver import Capability

_ZHANG = ("张三", "11010519491231002X")


def _faults(*names: str) -> tuple[Body, ...]:
    return tuple({"fault": name} for name in names)


_SERIAL_FAULTS = _faults("half", "double", "garbled", "freeze")
_STATUSES = ("31", "32", "33", "41", "47", "80", "81", "77")
"""Status bytes of a SAM_V answer that a driver must survive; 77 is one that nobody has defined."""
_TEXT = "TEST-张三丰-0001"
_PIECES: Final = ("line", {"piece": 1})
_NOISE: Final = ("line", {"noise": "00ff55aaaa96"})
"""Junk before every answer, with the beginning of a preamble in it."""
_CALM_LINE: Final[tuple[tuple[str, Body], ...]] = (("fault", {"fault": ""}), ("line", {}))
_LONGEST_QR = "0123456789" * 290
"""About what the largest QR code holds in bytes."""
_ASCII_SAMPLES: Final = (({"text": _LONGEST_QR}, {"text": _LONGEST_QR}),)
_CODE_SAMPLES: Final = (
    *_ASCII_SAMPLES,
    ({"text": "江苏省南京市"}, {"text": "江苏省南京市"}),
    ({"text": "江苏省南京市", "encoding": "gb18030"}, {"text": "江苏省南京市"}),
)


# Written out: every process of the kiosk loads this module, and none may hold the sample cards.
_CARD_SAMPLES: Final = tuple(
    ({"card": card}, {"card": {"name": name}})
    for card, name in (
        ("chen_xiaoming", "陈小明"),
        ("smith_2017", "史密斯"),
        ("smith_2023", "史密斯"),
    )
)


SAM_V: Final = DriverSpec(
    name="sam_v",
    capability=Capability.ID_CARD,
    driver="devices.id_card_reader.reader:SamVReader",
    says="identity card reader with a SAM_V module, serial",
    simulator="devices.id_card_reader.simulator:SimulatedReader",
    port_kind="serial",
    settings={"answer_timeout_s": 0.5, "read_timeout_s": 1.0},
    practice=Practice(
        begin="arm",
        end="disarm",
        present=("tap_card", {"card": "zhang_san"}),
        take=("lift_card", {}),
        good="card_read",
        faults=(
            *_SERIAL_FAULTS,
            {"fault": "wrong_checksum"},
            {"fault": "wrong_checksum", "times": 1},
            {"fault": "late", "delay_s": 1.5},
            {"fault": "unplug"},
            *_faults(*(f"sw3_{status}" for status in _STATUSES)),
        ),
        nuisances=(
            _PIECES,
            _NOISE,
            ("fault", {"fault": "double", "on": "any"}),
            *(("fault", {"fault": f, "times": 1}) for f in ("half", "garbled", "wrong_checksum")),
        ),
        calm=_CALM_LINE,
        samples=_CARD_SAMPLES,
        silent=("freeze", 5.0),
        secrets=_ZHANG,
    ),
)
_SAM_PRACTICE: Final = SAM_V.practice
assert _SAM_PRACTICE is not None
SAM_V_USB: Final = replace(
    SAM_V,
    # Packets of USB have no noise, and come in no pieces of our choosing.
    practice=replace(
        _SAM_PRACTICE,
        nuisances=tuple(n for n in _SAM_PRACTICE.nuisances if n[0] == "fault"),
        calm=(("fault", {"fault": ""}),),
    ),
    name="sam_v_usb",
    driver="devices.id_card_reader.usb_reader:SamVUsbReader",
    says="identity card reader with a SAM_V module, USB",
    simulator="devices.id_card_reader.usb_simulator:SimulatedUsbReader",
    port_kind="usb",
    usb_ids=("0400:c35a",),
)
SOCIAL_CARD: Final = DriverSpec(
    name="social_card_pcsc",
    capability=Capability.SOCIAL_CARD,
    driver="devices.social_card_reader.reader:PcscReader",
    says="social security card readers over PC/SC",
    simulator="devices.social_card_reader.simulator:SimulatedSocialCard",
    port_kind="pcsc",
    needs="pcscd with its virtual reader (vsmartcard-vpcd)",
    settings={"card_timeout_s": 1.5},
    practice=Practice(
        begin="arm",
        end="disarm",
        present=("insert", {"card": "zhang_san"}),
        take=("remove", {}),
        good="social_card_read",
        faults=(
            {"fault": "half"},
            {"fault": "garbled"},
            {"fault": "freeze"},
            {"fault": "late", "delay_s": 2.0, "times": 1},
            {"fault": "unplug", "times": 1},
            {"fault": "sw_6982"},
            {"fault": "sw_6F00"},
        ),
        nuisances=(("fault", {"fault": "late", "delay_s": 0.3, "times": 2}),),
        samples=tuple(
            ({"card": way}, {"card": {"name": "李秀英"}}) for way in ("li_by_tag", "li_by_file")
        ),
        silent=("freeze", 1.5),
        secrets=(*_ZHANG, "A12345678"),
    ),
)
GM65: Final = DriverSpec(
    name="gm65",
    capability=Capability.CODE,
    driver="devices.code_scanner.scanner:SerialScanner",
    says="code scanner of the GM65 class, serial",
    simulator="devices.code_scanner.simulator:SimulatedScanner",
    port_kind="serial",
    practice=Practice(
        begin="arm",
        end="disarm",
        present=("show_code", {"text": _TEXT}),
        take=("hide_code", {}),
        good="code_scanned",
        # No frame, no checksum: a garbled code is another code. It is opaque to the kiosk, and
        # the platform says whether it means anything.
        faults=_faults("half", "double", "wrong_checksum", "wrong_status", "late", "freeze"),
        nuisances=(_PIECES,),
        calm=_CALM_LINE,
        samples=_CODE_SAMPLES,
        silent=("freeze", 5.0),
        secrets=("张三丰",),
        arms_late=True,  # its light may still be on from before, and what it reads then is nobody's
    ),
)
_EAGER_FAULTS = _faults("half", "double", "freeze", "unplug")
_EAGER = Practice(
    begin="arm",
    end="disarm",
    present=("show_code", {"text": _TEXT}),
    good="code_scanned",
    faults=_EAGER_FAULTS,
    samples=_CODE_SAMPLES,
    secrets=("张三丰",),
    busy_first=True,
)
LINE_SCANNER: Final = DriverSpec(
    name="line_scanner",
    capability=Capability.CODE,
    driver="devices.code_scanner.plain:PlainScanner",
    says="code scanner that sends lines of text, serial",
    simulator="devices.code_scanner.eager:SimulatedLines",
    port_kind="serial",
    practice=replace(_EAGER, nuisances=(_PIECES,), calm=_CALM_LINE),
)
HID_POS: Final = DriverSpec(
    name="hid_pos",
    capability=Capability.CODE,
    driver="devices.code_scanner.hid_pos:HidPosScanner",
    says="code scanner in the HID-POS mode, USB",
    simulator="devices.code_scanner.eager:SimulatedPos",
    port_kind="hid_pos",
    practice=_EAGER,
)
WEDGE: Final = DriverSpec(
    name="wedge",
    capability=Capability.CODE,
    driver="devices.code_scanner.wedge:WedgeScanner",
    says="code scanner that types like a keyboard, USB",
    simulator="devices.code_scanner.eager:SimulatedWedge",
    port_kind="keys",
    practice=replace(
        _EAGER,
        present=("show_code", {"text": "TEST-ZHANGSAN-0001"}),
        faults=(*_EAGER_FAULTS, *_faults("overrun")),
        samples=_ASCII_SAMPLES,
        secrets=("ZHANGSAN",),
    ),
)
_RATING = Practice(
    begin="ask",
    begin_body={"seconds": 20},
    end="cancel",
    present=("press", {"level": 5}),
    good="rated",
    samples=tuple(({"level": level}, {"level": level}) for level in range(1, 5)),
    busy_first=True,
)
REVIEW_PAD: Final = DriverSpec(
    name="review_pad",
    capability=Capability.REVIEW,
    driver="devices.review_pad.pad:ReviewPad",
    says="review pad, serial, described by a profile",
    simulator="devices.review_pad.simulator:SimulatedPad",
    port_kind="serial",
    practice=replace(
        _RATING,
        faults=(*_SERIAL_FAULTS, *_faults("wrong_checksum", "wrong_status", "late")),
        nuisances=(_PIECES, _NOISE, ("fault", {"fault": "double"})),
        calm=_CALM_LINE,
        silent=("freeze", 5.0),
    ),
)
REVIEW_KEYS: Final = DriverSpec(
    name="review_keys",
    capability=Capability.REVIEW,
    driver="devices.review_pad.keys:KeyPad",
    says="review pad that is a keypad with digits, USB",
    simulator="devices.review_pad.key_simulator:SimulatedKeyPad",
    port_kind="keys",
    practice=replace(
        _RATING,
        faults=_faults("double", "stuck", "overrun", "freeze"),
        nuisances=(("fault", {"fault": "double"}),),
    ),
)
PEN_PAD: Final = DriverSpec(
    name="pen_pad",
    capability=Capability.SIGNATURE,
    driver="devices.signature_pad.pad:PenPad",
    says="signature pad that is a pen tablet, USB",
    simulator="devices.signature_pad.simulator:SimulatedPenPad",
    port_kind="pen",
    practice=Practice(
        begin="sign",
        end="cancel",
        present=("write", {}),
        good="ink",
        faults=_faults("half", "overrun", "hover", "freeze"),
        secrets=("12.0, 30.0",),
        stands_still=False,  # how many points come at once is chance
        busy_first=True,
        arms_late=True,
    ),
)
ESC_POS: Final = DriverSpec(
    name="esc_pos",
    capability=Capability.RECEIPT,
    driver="devices.receipt_printer.printer:EscPosPrinter",
    says="receipt printer, ESC/POS, serial",
    simulator="devices.receipt_printer.simulator:SimulatedPrinter",
    port_kind="serial",
    practice=Practice(
        begin="print",
        begin_body={
            "job": "conform",
            "slip": [{"kind": "line", "text": "张三 11010519491231002X"}],
        },
        take=("take_slip", {}),
        good="printed",
        faults=_faults(
            "freeze",
            "freeze_mid_job",
            "cut_mid_job",
            "paper_out_mid_job",
            "cutter_jam",
            "late",
            "half",
            "double",
            "garbled",
            "wrong_status",
        ),
        nuisances=(("paper", {"level": "near_end"}), ("fault", {"fault": "double"})),
        calm=(("fault", {"fault": ""}), ("paper", {"level": "ok"})),
        silent=("freeze", 5.0),
        secrets=_ZHANG,
    ),
)
UVC: Final = DriverSpec(
    name="uvc",
    capability=Capability.DOCUMENT,
    driver="devices.document_scanner.camera:UvcCamera",
    says="document camera, V4L2/UVC",
    simulator="devices.document_scanner.simulator:SimulatedCamera",
    port_kind="video",
    practice=Practice(
        begin="preview_on",
        end="preview_off",
        good="frame",
        faults=_faults("stall", "eio", "torn", "busy"),
        silent=("stall", 5.0),
        stands_still=False,
    ),
)
SENSORS: Final = DriverSpec(
    name="sensors",
    capability=Capability.SENSORS,
    driver="devices.sensors.sensors:Sensors",
    says="UPS (NUT), headset socket, door contact, lamps",
    simulator="devices.sensors.simulator:SimulatedSensors",
    settings={"poll_s": 0.3, "answer_timeout_s": 0.3},
    practice=Practice(
        begin="look",
        good="sensors",
        faults=_faults("freeze", "stale", "garbled"),
        silent=("freeze", 1.0),
        stands_still=False,
        has_parts=True,
    ),
)
ESCL: Final = DriverSpec(
    name="escl",
    capability=Capability.SHEET_SCANNER,
    driver="devices.sheet_scanner.scanner:SheetScanner",
    says="sheet scanner with a feeder, eSCL over the network",
    simulator="devices.sheet_scanner.simulator:SimulatedFeeder",
    settings={"link": "escl", "dpi": 100},
    practice=Practice(
        begin="feed",
        begin_body={"feed": "conform", "limit": 3},
        present=("load", {"sheets": ["list"]}),
        present_first=True,
        take=("take", {}),
        good="fed",
        faults=_faults("jam", "double_feed", "cover", "cut", "busy", "half", "hostile"),
        silent=("hang", 12.0),
    ),
)
_PAGE = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
IPP: Final = DriverSpec(
    name="ipp",
    capability=Capability.DOCUMENT_PRINTER,
    driver="devices.document_printer.printer:IppPrinter",
    says="A4 printer, IPP or a CUPS queue",
    simulator="devices.document_printer.simulator:SimulatedDocumentPrinter",
    settings={"job_limit_s": 3.0, "halted_s": 1.0},
    practice=Practice(
        begin="print_document",
        begin_body={"job": "conform", "pdf": base64.b64encode(_PAGE).decode("ascii")},
        take=("take", {}),
        good="document_printed",
        faults=_faults(
            "paper_out", "jam", "cover", "toner", "low", "freeze", "busy", "lost_answer",
            "garbled",
        ),
        nuisances=(("fault", {"fault": "low"}),),
        silent=("hang", 8.0),
    ),
)  # fmt: skip
OWN: Final = (
    SAM_V,
    SAM_V_USB,
    SOCIAL_CARD,
    GM65,
    LINE_SCANNER,
    HID_POS,
    WEDGE,
    REVIEW_PAD,
    REVIEW_KEYS,
    PEN_PAD,
    ESC_POS,
    UVC,
    ESCL,
    IPP,
    SENSORS,
)
