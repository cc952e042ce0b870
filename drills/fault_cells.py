"""The fault matrix as data: which device fails how, at which step, and what may then be said.

A cell is device x fault x step of the visit. At the device's own step the resident must get on in
spite of the fault, or be told one of the messages named here; at every other step nobody may
notice anything. `SAID` holds ids of the message table (`ui/i18n`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

STEPS: Final = (
    "guide",
    "card",
    "identity",
    "form",
    "papers",
    "paper",
    "check",
    "sign",
    "slip",
    "rating",
)
"""The steps of a visit, by what the resident does there."""

FAULTS: Final = (
    "late",
    "half",
    "double",
    "garbled",
    "wrong checksum",
    "wrong status",
    "unplug",
    "freeze",
)


@dataclass(frozen=True, slots=True)
class Wound:
    """One fault of one device: what the bench is asked to do, and what may be said of it.

    `asks` are (verb, body) of the simulator. `lasts_s`: it passes by itself after that; 0 means
    at the end of the step. `said`: message ids of which one may be shown at the device's own step.
    `must_speak`: getting on in spite of it would be a lie.
    """

    asks: tuple[str, Mapping[str, Any]]
    said: tuple[str, ...] = ()
    lasts_s: float = 0.0
    must_speak: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """One device: where the visit wants it, and how it can fail. `way`: how the paper goes in.

    `needs_service`: it is there only where pcscd runs. The others are played without: beside a
    second reader of cards nobody misses the first.
    """

    device: str
    own_step: str
    way: str
    wounds: Mapping[str, Wound] = field(default_factory=dict)
    needs_service: bool = False


def _fault(name: str, *said: str, must_speak: bool = False, **more: Any) -> Wound:
    lasts_s = more.pop("lasts_s", 0.0)
    return Wound(("fault", {"fault": name, **more}), said, lasts_s, must_speak)


def _unplug(*said: str, must_speak: bool = True) -> Wound:
    return Wound(("unplug", {}), said, must_speak=must_speak)


_SOCIAL = ("problem.social_card_unreadable", "problem.card_moved")
_CARD = ("problem.card_unreadable", "problem.card_moved", "problem.reader_missing")
_READER = _fault("freeze", "problem.reader_missing", must_speak=True)
_NO_CODE = ("problem.code_unknown", "problem.code_not_ours")
_NO_CAMERA = ("problem.camera_missing",)
_NO_SLIP = ("problem.printer_gone",)
_NO_FEED = ("problem.feed_gone",)
_NO_A4 = ("problem.a4_gone", "problem.a4_perhaps")

SUBJECTS: Final = (
    Subject("id_card_reader", "card", "scan", {
        "late": _fault("late", *_CARD, delay_s=3.5, times=1),
        "half": _fault("half", *_CARD, must_speak=True),
        "double": _fault("double", *_CARD),
        "garbled": _fault("garbled", *_CARD, must_speak=True),
        "wrong checksum": _fault("wrong_checksum", *_CARD, must_speak=True),
        "wrong status": _fault("sw3_77", *_CARD, must_speak=True),
        "unplug": _unplug("problem.reader_missing"),
        "freeze": _READER,
        "self-test fails": _fault(
            "sw3_60", "problem.reader_missing", "problem.card_unreadable", on="any",
            must_speak=True,
        ),
    }),
    Subject("social_card_reader", "card", "scan", {
        # Half a virtual card's answer, or another status, is what a bad contact gives.
        "late": _fault("late", *_SOCIAL, delay_s=3.5, times=1),
        "half": _fault("half", *_SOCIAL, must_speak=True),
        "garbled": _fault("garbled", *_SOCIAL, must_speak=True),
        "wrong status": _fault("sw_6F00", *_SOCIAL, must_speak=True),
        # Without the reader its line is gone from the page, and the identity card is as good.
        "unplug": _unplug(must_speak=False),
        "freeze": _fault("freeze", "problem.social_card_unreadable", must_speak=True),
        "refuses every command": _fault("sw_6982", *_SOCIAL, must_speak=True),
        "pulled while it is read": _fault("unplug", *_SOCIAL, times=1),
    }, needs_service=True),
    Subject("code_scanner", "paper", "licence", {
        "late": _fault("late", *_NO_CODE),
        "half": _fault("half", *_NO_CODE, must_speak=True),
        "double": _fault("double", *_NO_CODE),
        "garbled": _fault("garbled", *_NO_CODE, must_speak=True),
        "wrong checksum": _fault("wrong_checksum", *_NO_CODE),
        "wrong status": _fault("wrong_status", *_NO_CODE),
        # The camera reads codes too: the page says to lay the phone there.
        "unplug": _unplug(must_speak=False),
        "freeze": _fault("freeze"),
    }),
    Subject("document_scanner", "paper", "scan", {
        "late": _fault("stall", *_NO_CAMERA, lasts_s=1.5),
        "half": _fault("torn", *_NO_CAMERA, "problem.scan_blurred", must_speak=True),
        "wrong status": _fault("eio", *_NO_CAMERA, must_speak=True),
        "unplug": _unplug(*_NO_CAMERA),
        "freeze": _fault("stall", *_NO_CAMERA, must_speak=True),
        "taken by another": _fault("busy", *_NO_CAMERA),
    }),
    Subject("sheet_scanner", "paper", "feed", {
        "late": _fault("slow", *_NO_FEED, lasts_s=3.0),
        "half": _fault("half", "problem.feed_half", must_speak=True),
        "double": _fault("double_feed", "problem.feed_double", must_speak=True),
        "garbled": _fault("hostile", *_NO_FEED, must_speak=True),
        "wrong status": _fault("jam", "problem.feed_jam", must_speak=True),
        "unplug": _unplug(*_NO_FEED),
        "freeze": _fault("hang", *_NO_FEED, must_speak=True),
        "cover open": _fault("cover", "problem.feed_cover", must_speak=True),
        "line cut": _fault("cut", *_NO_FEED, "problem.feed_half", must_speak=True),
        "busy": _fault("busy", "problem.feed_busy", *_NO_FEED, must_speak=True),
    }),
    Subject("signature_pad", "sign", "scan", {
        # The screen takes a signature too, as it is taken here.
        "half": _fault("half"),
        "unplug": _unplug(must_speak=False),
        "freeze": _fault("freeze"),
        "events lost": _fault("overrun"),
        "pen hovers": _fault("hover"),
    }),
    Subject("receipt_printer", "slip", "scan", {
        "late": _fault("late", *_NO_SLIP),
        "half": _fault("half", *_NO_SLIP),
        "double": _fault("double", *_NO_SLIP),
        "garbled": _fault("garbled", *_NO_SLIP, must_speak=True),
        "wrong status": _fault("wrong_status", *_NO_SLIP),
        "unplug": _unplug(*_NO_SLIP),
        "freeze": _fault("freeze", *_NO_SLIP, must_speak=True),
        "paper out": Wound(("paper", {"level": "out"}), ("problem.no_paper",), must_speak=True),
        "cover open": Wound(
            ("cover", {"open": True}), ("problem.printer_cover",), must_speak=True
        ),
        "cable cut in the slip": _fault("cut_mid_job", *_NO_SLIP, must_speak=True),
    }),
    Subject("document_printer", "slip", "scan", {
        "half": _fault("garbled", *_NO_A4, must_speak=True),
        "double": _fault("lost_answer", *_NO_A4, must_speak=True),
        "wrong status": _fault("lies", *_NO_A4, must_speak=True),
        "unplug": _unplug(*_NO_A4),
        "freeze": _fault("hang", *_NO_A4, must_speak=True),
        "jam": _fault("jam", "problem.a4_jam", must_speak=True),
        "cover open": _fault("cover", "problem.a4_cover", must_speak=True),
        "toner out": _fault("toner", "problem.a4_toner", must_speak=True),
        "busy": _fault("busy", *_NO_A4, must_speak=True),
    }),
    Subject("review_pad", "rating", "scan", {
        # The screen has the same five levels: nobody has to be told anything.
        "late": _fault("late"),
        "half": _fault("half"),
        "double": _fault("double"),
        "garbled": _fault("garbled"),
        "wrong checksum": _fault("wrong_checksum"),
        "wrong status": _fault("wrong_status"),
        "unplug": _unplug(must_speak=False),
        "freeze": _fault("freeze"),
    }),
    Subject("sensors", "", "scan", {
        "garbled": _fault("garbled"),
        "wrong status": _fault("stale"),
        "unplug": _unplug(must_speak=False),
        "freeze": _fault("freeze"),
    }),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, by name."""

    device: str
    fault: str
    step: str

    @property
    def name(self) -> str:
        """As it is asked for: 'review_pad/freeze/rating'."""
        return f"{self.device}/{self.fault}/{self.step}"


def rows(wanted: str = "") -> Iterator[tuple[Subject, str, tuple[str, ...]]]:
    """Device, fault and steps to play in one visit; `wanted` are beginnings, with commas."""
    starts = [start.strip() for start in wanted.split(",") if start.strip()] or [""]
    for subject in SUBJECTS:
        for fault in subject.wounds:
            steps = tuple(
                step
                for step in STEPS
                if any(Cell(subject.device, fault, step).name.startswith(s) for s in starts)
            )
            if steps:
                yield subject, fault, steps


def cells(wanted: str = "") -> tuple[Cell, ...]:
    """Every cell of those rows."""
    return tuple(
        Cell(subject.device, fault, step)
        for subject, fault, steps in rows(wanted)
        for step in steps
    )
