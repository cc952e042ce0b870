"""Samples of a ticket: its check, kept, waiting, answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final
from uuid import UUID

from kiosk.domain.progress import CaseProgress, Stage
from kiosk.domain.receipt import AnswerKind, PlatformAnswer
from kiosk.journey.draft import answered, begin_draft
from kiosk.journey.kept import KeptCase
from kiosk.journey.progress_states import ShowingProgress
from kiosk.journey.states import Checking, Kept
from kiosk.services.tickets import NOBODY, TICKET_CODE, ticket_form
from ui.samples import Sample
from ui.samples_made import AT, made_sample
from ui.screens import ending, filling, progress
from ui.screens.screen import Screen, Stand

_ID: Final = UUID("01930000-0000-7000-8000-00008f3a291c")
_TICKET: Final = CaseProgress(
    Stage.ACCEPTED, _ID, TICKET_CODE, dict(ticket_form().name), AT, "320500-20251121-000318-2", AT
)
_ANSWER: Final = {
    "zh-CN": "没有工作居住证也可以办：请带社区开的证明，到一楼 3 号窗口，当天能办好。",
    "en": "It works without that paper: bring a note of the community office to counter 3.",
}
_SAID: Final = {
    "zh-CN": "社区说不开这个证明，来了三次都没有办成。",
    "en": "The community office does not write this note. I came three times.",
}


def _sample(name: str, page: Callable[[Stand], Screen], *, online: bool = True) -> Sample:
    return made_sample(name, page, identified=True, online=online)


def _kept(slip: str) -> Callable[[Stand], Screen]:
    def page(stand: Stand) -> Screen:
        told = PlatformAnswer(_ID, "", AnswerKind.ACCEPTED, "", AT, AT, 1, 1)
        case = KeptCase(_ID, ticket_form(), AT, answer=told if stand.facts.online else None)
        shown = ending.result(Kept(case, slip, "paper_out" if slip == "failed" else ""), stand)
        return replace(shown, props={**shown.props, "qrSource": "image://camera/qr"})

    return page


def _waiting(stand: Stand) -> Screen:
    return progress.showing(ShowingProgress("slip", (_TICKET,), None, 0), stand)


def _answered(stand: Stand) -> Screen:
    case = replace(_TICKET, stage=Stage.CONCLUDED, decide_by=None, answer=stand.said(_ANSWER))
    return progress.showing(ShowingProgress("number", (case,), None, 0), stand)


def _check(stand: Stand) -> Screen:
    draft = begin_draft(ticket_form(), NOBODY)
    given = {
        "kind": "stuck", "stuckReasons": ["no_paper", "sent_around"], "words": stand.said(_SAID),
        "contact": "phone", "mobile": "13900139000",
    }  # fmt: skip
    for name, value in given.items():
        draft = answered(draft, name, value)
    return filling.check_answers(Checking(draft), stand)


TICKET_SAMPLES: Final[tuple[Sample, ...]] = (
    _sample("ticket_check", _check),
    _sample("ticket_kept", _kept("printed")),
    _sample("ticket_kept_offline", _kept("failed"), online=False),
    _sample("ticket_waiting", _waiting),
    _sample("ticket_answered", _answered),
)
