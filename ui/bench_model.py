"""What the bench window shows, out of what the bench says. Pure: plain dicts in and out, no Qt.

The bench says machine words ('sw3_41', 'li_ming'); here they get the words trainers read, Chinese
first and English below. A word not listed is shown as it is: a new fault needs no new window.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from devices.document_scanner.papers import NAMES as PAPER_NAMES
from devices.id_card_reader.sample_cards import SAMPLE_CARDS
from kiosk.domain.identity import CardKind

DEVICES: Mapping[str, str] = {
    "id_card_reader": "idCardReader",
    "document_scanner": "documentScanner",
    "code_scanner": "codeScanner",
    "review_pad": "reviewPad",
    "receipt_printer": "receiptPrinter",
    "line": "line",
}
"""The bench's name of a device -> the window's property."""

_NO_FAULT = "正常 · No fault"
_FAULTS: Mapping[str, str] = {
    "freeze": "没有反应 · Silent",
    "late": "回答太迟 · Late answer",
    "half": "只答一半 · Half an answer",
    "double": "答了两次 · Answers twice",
    "garbled": "乱码 · Garbled",
    "wrong_checksum": "校验和错误 · Wrong checksum",
    "wrong_status": "状态错误 · Wrong status",
    "sw3_41": "读卡失败 · Card not readable (41)",
    "sw3_31": "卡认证失败 · Card not genuine (31)",
    "unplug": "读到一半断线 · Unplugged mid-frame",
    "stall": "画面卡住 · Stalled",
    "eio": "读写错误 · I/O error",
    "torn": "图像残缺 · Torn frames",
    "busy": "被占用 · Busy",
    "freeze_mid_job": "打印中没反应 · Silent mid-job",
    "cut_mid_job": "打印中断线 · Unplugged mid-job",
    "paper_out_mid_job": "打印中缺纸 · Paper out mid-job",
    "cutter_jam": "切刀卡住 · Cutter jam",
}
_USUAL_FAULTS: Mapping[str, Sequence[str]] = {
    "id_card_reader": (
        "freeze", "late", "half", "double", "garbled", "wrong_checksum", "sw3_41", "sw3_31",
        "unplug",
    ),
    "code_scanner": (
        "freeze", "late", "half", "double", "garbled", "wrong_checksum", "wrong_status",
    ),
    "review_pad": (
        "freeze", "late", "half", "double", "garbled", "wrong_checksum", "wrong_status",
    ),
}  # fmt: skip

_KINDS: Mapping[CardKind, str] = {
    CardKind.CITIZEN: "居民身份证",
    CardKind.HMT_RESIDENT: "港澳台居民居住证",
    CardKind.FOREIGNER_2017: "外国人居留证 2017版",
    CardKind.FOREIGNER_2023: "外国人居留证 2023版",
}
_FLAWS: Mapping[str, str] = {
    "expired": "已过有效期 · expired",
    "wrong_check_digit": "号码有误 · bad number",
}
_PAPERS: Mapping[str, str] = {
    "residence_booklet": "户口簿页",
    "id_photo": "证件照",
    "bank_card": "银行卡",
    "mandate_letter": "委托书",
    "blank": "白纸",
}


def devices_of(snapshots: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return what each device's card shows, by the window's property names.

    A device the bench does not have is {'present': False}.
    """
    return {
        shown: _shown(name, snapshots[name]) if name in snapshots else {"present": False}
        for name, shown in DEVICES.items()
    }


def laid_out(paper: str, manner: str) -> dict[str, Any]:
    """Return the arguments of 'put_paper' for a manner of laying it down."""
    manners: Mapping[str, Mapping[str, Any]] = {
        "crooked": {"angle": 14},
        "blurred": {"blur": 4},
        "glare": {"glare": True},
    }
    return {"paper": paper, **manners.get(manner, {})}


def _shown(name: str, snapshot: Mapping[str, Any]) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "present": True,
        "plugged": bool(snapshot.get("plugged", True)),
        "fault": str(snapshot.get("fault", "")),
        "faults": _faults(snapshot.get("faults", _USUAL_FAULTS.get(name, ()))),
    }
    match name:
        case "id_card_reader":
            shown |= _card_reader(snapshot)
        case "document_scanner":
            shown |= _document_scanner(snapshot)
        case "code_scanner":
            shown |= {"lit": bool(snapshot.get("lit")), "inView": bool(snapshot.get("in_view"))}
        case "review_pad":
            shown["asking"] = bool(snapshot.get("asking"))
        case "receipt_printer":
            shown |= _printer(snapshot)
        case "line":
            shown["state"] = str(snapshot.get("state", "up"))
    return shown


def _faults(names: Sequence[str]) -> list[dict[str, str]]:
    known = [{"value": name, "label": _FAULTS.get(name, name)} for name in names if name]
    return [{"value": "", "label": _NO_FAULT}, *known]


def _card_reader(snapshot: Mapping[str, Any]) -> dict[str, Any]:
    names = snapshot.get("cards", tuple(SAMPLE_CARDS))
    return {"card": str(snapshot.get("card") or ""), "cards": [_card(str(name)) for name in names]}


def _card(name: str) -> dict[str, Any]:
    card = SAMPLE_CARDS.get(name)
    if card is None:
        return {"name": name, "title": name, "kind": "", "flawed": False}
    kind = _FLAWS.get(name, _KINDS[card.kind])
    return {"name": name, "title": card.name, "kind": kind, "flawed": name in _FLAWS}


def _document_scanner(snapshot: Mapping[str, Any]) -> dict[str, Any]:
    names = snapshot.get("papers", PAPER_NAMES)
    return {
        "paper": str(snapshot.get("paper") or ""),
        "papers": [{"name": name, "title": _PAPERS.get(name, name)} for name in names],
    }


def _printer(snapshot: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "paper": str(snapshot.get("paper", "ok")),
        "coverOpen": bool(snapshot.get("cover_open", False)),
        "slips": int(snapshot.get("slips", 0)),
        "printed": int(snapshot.get("printed", 0)),
    }
