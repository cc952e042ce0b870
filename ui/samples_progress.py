"""Samples of asking how far an application is, of mending one and of saying why one rated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from kiosk.domain.identity import CardKind, IdentityCard, Sex
from kiosk.domain.progress import CaseProgress, Defect, ProgressQuestion, Stage
from kiosk.domain.rating import RatingLevel
from kiosk.journey.progress_states import (
    AskingNumber,
    ChoosingProgress,
    LookingUp,
    NotLookedUp,
    ShowingProgress,
)
from ui.i18n import Words
from ui.samples import SAMPLES, Sample
from ui.samples_made import AT, made_sample
from ui.screens import progress
from ui.screens.screen import Screen, Stand

_CASE: Final = UUID("01930000-0000-7000-8000-00008f3a291c")
_CARD: Final = IdentityCard(
    CardKind.CITIZEN, "李桂花", "320102195403210022", Sex.FEMALE, date(1954, 3, 21),
    date(2015, 1, 1), None, "示例市临江区青石街道柳树巷 12 号", "示例市公安局",
)  # fmt: skip
_NAMES: Final = (
    {"zh-CN": "社会保障卡补领、换领", "en": "Social security card replacement"},
    {"zh-CN": "高龄津贴申领", "en": "Old-age allowance"},
    {"zh-CN": "住房公积金提取（租房）", "en": "Housing fund withdrawal (rent)"},
)
_DEFECTS: Final = (
    Defect("material:photo", {
        "zh-CN": "照片不是白底，请重新拍。", "en": "The photo has no white background."}),
    Defect("mobile", {"zh-CN": "手机号打不通。", "en": "The phone number does not work."}),
)  # fmt: skip
_ACCEPTED: Final = CaseProgress(
    Stage.ACCEPTED, _CASE, "X", _NAMES[0], AT, "320500-20251121-000317-4", AT
)
_CASES: Final = (
    replace(_ACCEPTED, stage=Stage.CORRECTION_NEEDED, decide_by=None, defects=_DEFECTS),
    replace(_ACCEPTED, item_name=_NAMES[1]),
    replace(_ACCEPTED, stage=Stage.CONCLUDED, item_name=_NAMES[2], decide_by=None),
)
_SLIP: Final = ProgressQuestion(case_id=_CASE)
_LOCAL: Final = CaseProgress(Stage.KEPT_HERE, _CASE, "X", _NAMES[1], AT)


def _sample(
    name: str, page: Callable[[Stand], Screen], *, identified: bool = False, online: bool = True
) -> Sample:
    return made_sample(f"progress_{name}", page, identified=identified, online=online)


def _shown(name: str, state: ShowingProgress, *, online: bool = True) -> Sample:
    return _sample(
        name, lambda stand: progress.showing(state, stand), identified=True, online=online
    )


def _mend(stand: Stand) -> Screen:
    texts = [stand.said(defect.text) for defect in _DEFECTS]
    photo = {"zh-CN": "近期免冠白底照片", "en": "Recent photo, bareheaded, white background"}
    mobile = {"zh-CN": "手机号", "en": "Mobile number"}
    purpose = {"zh-CN": "请写清用途。", "en": "Say what it is for."}
    rows = [
        {"where": stand.said(photo), "text": texts[0], "verb": "change_materials", "detail": 0},
        {"where": stand.said(mobile), "text": texts[1], "verb": "change",
         "detail": 1},
        {"where": "", "text": stand.said(purpose), "verb": "", "detail": 0},
    ]  # fmt: skip
    props = {"itemName": stand.said(_NAMES[0]), "rows": rows, "heldCount": 2}
    return Screen("Mend", props)


def _why(level: RatingLevel, chosen: tuple[str, ...], *, may_call: bool = False) -> Sample:
    made: Callable[[Words], Screen] = lambda words: progress.reasons_screen(  # noqa: E731
        level, chosen, words, may_call=may_call
    )
    screen = made(Words("zh-CN"))
    name = f"rate_why_{int(level)}"
    return Sample(
        name, screen.name, dict(screen.props), 6, True, made=lambda words: made(words).props
    )


_GUIDE: Final = next(s.props for s in SAMPLES if s.name == "guide")
_PAPERS: Final = next(s.props for s in SAMPLES if s.name == "materials_offline")
_STUCK: Final = {
    **_PAPERS, "rows": [{**r, "actions": []} if r["state"] == "needed" else r
                        for r in _PAPERS["rows"]],
}  # fmt: skip
PROGRESS_SAMPLES: Final[tuple[Sample, ...]] = (
    _sample("ways", lambda stand: progress.choose_way(ChoosingProgress(), stand)),
    _sample("ways_offline", lambda stand: progress.choose_way(
        ChoosingProgress(), stand), online=False),
    _sample("number", lambda stand: progress.slip_number(AskingNumber("8F3A291"), stand)),
    _sample("number_wrong", lambda stand: progress.slip_number(
        AskingNumber("320500202511210003174"[:17], "problem.number_incomplete"), stand)),
    _sample("looking", lambda stand: progress.looking_up(LookingUp("slip", _SLIP), stand)),
    _sample("not_looked_up", lambda stand: progress.not_looked_up(
        NotLookedUp("slip", "offline", _SLIP), stand), online=False),
    _shown("list", ShowingProgress("card", _CASES, _CARD)),
    _shown("accepted", ShowingProgress("slip", (
        replace(_CASES[1], holder_masked="李**"),), None, 0)),
    _shown("returned", ShowingProgress("card", _CASES, _CARD, 0)),
    _shown("kept_here", ShowingProgress("slip", (_LOCAL,), None, 0, is_local=True), online=False),
    _shown("stage_only", ShowingProgress("number", (
        CaseProgress(Stage.NOT_ACCEPTED, received_at=AT),), None, 0)),
    _shown("none", ShowingProgress("slip", ())),
    _sample("mend", _mend, identified=True),
    Sample("guide_whole", "Guide", {**_GUIDE, "plan": {
        "title": "现在就能办", "text": "交上去后马上送到部门。", "limits": [], "whole": True}}, 0),
    Sample("guide_queue", "Guide", {**_GUIDE, "plan": {
        "title": "现在可以先收下", "text": "没有网络。先收在本机，有网络就自动送出。",
        "limits": ["电子证照现在取不到：请用纸质材料。", "打印机用不了：凭条可以扫码带走。"],
        "whole": False}}, 0, online=False),
    Sample("materials_blocked", "Materials", {**_STUCK, "blocked":
        "有材料现在交不了，设备或网络不通。您填的都还在。"}, 3, True, False, False),
    _why(RatingLevel.VERY_SATISFIED, ()),
    _why(RatingLevel.VERY_DISSATISFIED, ("109", "113"), may_call=True),
)  # fmt: skip
