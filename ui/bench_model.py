"""What the bench window shows, out of what the bench says. Pure: plain dicts in and out, no Qt.

The bench says machine words ('sw3_41', 'li_ming'); here they get the words trainers read, Chinese
first and English below. A word not listed is shown as it is: a new fault needs no new window.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
    "social_card_reader": "socialCardReader",
    "sheet_scanner": "sheetScanner",
    "document_printer": "documentPrinter",
    "signature_pad": "signaturePad",
    "sensors": "sensors",
    "line": "line",
}
"""The bench's name of a device -> the window's property."""
_SENSED = ("mains", "battery_low", "headset", "door")

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
    "jam": "卡纸 · Paper jam",
    "double_feed": "两张一起进 · Two sheets at once",
    "cover": "盖子开着 · Cover open",
    "cut": "扫到一半断线 · Line cut mid-page",
    "slow": "很慢 · Slow",
    "hang": "没有反应 · Says nothing",
    "hostile": "恶意回答 · Hostile answer",
    "paper_out": "缺纸 · Out of paper",
    "toner": "没有墨粉 · Out of toner",
    "low": "快没有了 · Nearly out",
    "lies": "说打好了，其实没有 · Says done, is not",
    "lost_answer": "回答丢了 · Answer lost",
    "stale": "数据过时 · Data stale",
    "overrun": "漏了几笔 · Events lost",
    "hover": "笔没碰到 · Pen never touches",
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
    "social_card_reader": ("freeze", "half", "garbled", "unplug"),
    "signature_pad": ("freeze", "half", "overrun", "hover"),
    "sensors": ("freeze", "stale", "garbled"),
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
_SOCIAL_CARDS: Mapping[str, tuple[str, str]] = {
    "zhang_san": ("张三", "second generation"),
    "li_xiuying": ("李秀英", "other layout"),
    "li_by_tag": ("李秀英", "read by tag, T=1"),
    "li_by_file": ("李秀英", "read by file, T=1"),
    "third_generation": ("第三代卡", "third generation"),
    "wants_pin": ("要密码的卡", "wants a PIN"),
    "other_number": ("号码不同的卡", "another number"),
    "bank_card": ("银行卡", "no social card"),
}
_PILES: Mapping[str, tuple[str, str]] = {
    "contract,contract,contract": ("合同三页", "A contract of three pages"),
    "list,blank": ("一页清单加白纸", "A list and a blank sheet"),
}
"""What is laid into the feeder, as names of sample sheets."""


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
        case "social_card_reader":
            shown |= _social_card_reader(snapshot)
        case "sheet_scanner":
            shown |= {"loaded": int(snapshot.get("loaded", 0)), "piles": _named(_PILES, _PILES)}
        case "document_printer":
            pages = len(snapshot.get("pages", ()))
            shown |= {"pages": pages, "waiting": int(snapshot.get("waiting", 0))}
        case "sensors":
            shown |= {name: bool(snapshot.get(name)) for name in _SENSED}
            lamps = "、".join(map(str, snapshot.get("lit", ())))
            shown["lit"] = f"亮着的灯 · lit: {lamps}" if lamps else ""
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


def _named(names: Iterable[str], known: Mapping[str, tuple[str, str]]) -> list[dict[str, str]]:
    words = {name: known.get(name, (name, "")) for name in names}
    return [{"name": n, "title": title, "english": en} for n, (title, en) in words.items()]


def _social_card_reader(snapshot: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "present": bool(snapshot.get("service", True)),
        "hasCable": bool(snapshot.get("can_unplug", True)),
        "card": str(snapshot.get("card") or ""),
        "cards": _named(map(str, snapshot.get("cards", _SOCIAL_CARDS)), _SOCIAL_CARDS),
    }


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
