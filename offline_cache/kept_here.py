"""What a kiosk can say of a case it kept, without the line: the sealed form stays closed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from kiosk import wire
from kiosk.domain.progress import CaseProgress, Defect, PartProgress, ProgressQuestion, Stage
from kiosk.domain.receipt import PartAnswer, PlatformAnswer, SignedAnswer
from offline_cache.store import Store

_TAIL = 10


def kept_here(store: Store, question: ProgressQuestion) -> CaseProgress | None:
    """The case of a slip or of an intake number, None if it is not among ours.

    By number alone only the stage and when it was kept. Raises `StoreFault`.
    """
    if question.case_id is not None:
        where, value = "case_id = ?", str(question.case_id)
    else:
        where, value = f"substr(case_id, -{_TAIL}) = ?", _tail_of(question.number)
    rows = store.rows(
        "SELECT case_id, item_code, kept_at, coalesce(answer, earlier_answer) FROM cases"
        f" WHERE {where} LIMIT 2",
        value,
    )
    if len(rows) != 1:
        return None
    ((case_id, item_code, kept_at, signed),) = rows
    kept = CaseProgress(Stage.KEPT_HERE, received_at=datetime.fromisoformat(kept_at))
    told = kept if signed is None else _answered(kept, signed)
    if question.case_id is None:
        return CaseProgress(told.stage, received_at=told.received_at, decide_by=told.decide_by)
    return CaseProgress(
        told.stage, UUID(case_id), item_code, {}, told.received_at,
        told.case_number, told.decide_by, "", told.defects, told.parts,
    )  # fmt: skip


def _tail_of(number: str) -> str:
    tail = number.removeprefix("L-").replace("-", "").lower()
    return tail if number.startswith("L-") and len(tail) == _TAIL else ""


def _answered(kept: CaseProgress, signed: bytes) -> CaseProgress:
    answer = wire.decode(PlatformAnswer, wire.decode(SignedAnswer, signed).body)
    return CaseProgress(
        Stage(answer.kind.value),
        received_at=kept.received_at,
        case_number=answer.case_number,
        decide_by=answer.decide_by,
        defects=tuple(Defect("", reason) for reason in answer.reasons),
        parts=tuple(_part(said) for said in answer.parts),
    )


def _part(said: PartAnswer) -> PartProgress:
    """As it was answered; its name is the catalogue's to tell."""
    reasons = tuple(Defect("", reason) for reason in said.reasons)
    stage = Stage(said.kind.value)
    return PartProgress(said.code, stage, {}, said.case_number, said.decide_by, reasons)
