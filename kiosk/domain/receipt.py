"""Slips and receipts. A slip says "we hold your papers"; a receipt is the platform's own act.

The platform signs twice: that it stores the sealed bytes of a case, at once and unread, and
later, once it has opened them, what it answers.

By art. 32 of the Administrative Licensing Law acceptance is the authority's act: the word may
only be shown or printed from a `PlatformAnswer` whose signature has been verified.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class AnswerKind(StrEnum):
    """What the platform decided about an application it holds."""

    ACCEPTED = "accepted"
    CORRECTION_NEEDED = "correction_needed"
    NOT_ACCEPTED = "not_accepted"


@dataclass(frozen=True, slots=True)
class PartAnswer:
    """The answer to one part of a bundle (一件事): it is a case of its own."""

    code: str
    kind: AnswerKind
    case_number: str
    decide_by: datetime | None
    reasons: tuple[dict[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PlatformAnswer:
    """The platform's answer to one application, as it was signed.

    `digest` is the SHA-256 (hex) of the case bytes the platform holds. `reasons` hold message
    texts by language for corrections and refusals; all of them at once (一次性告知). A bundle
    has `parts`; `kind` is then what is left to do about the whole.
    """

    case_id: UUID
    digest: str
    kind: AnswerKind
    case_number: str
    answered_at: datetime
    decide_by: datetime | None
    epoch: int
    server_seq: int
    reasons: tuple[dict[str, str], ...] = ()
    parts: tuple[PartAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class SignedAnswer:
    """A platform answer with the exact bytes that were signed. Verify before believing."""

    body: bytes
    signature: bytes
    key_id: str


@dataclass(frozen=True, slots=True)
class StoredReceipt:
    """The platform has these bytes, durably. It has not opened them: this accepts nothing.

    `seq` is the kiosk's own number of the case, `arrival_seq` the platform's, in its present
    `epoch`; `digest` is the SHA-256 (hex) of the case bytes.
    """

    case_id: UUID
    digest: str
    seq: int
    arrival_seq: int
    epoch: int
    stored_at: datetime


def local_number(case_id: UUID) -> str:
    """The intake number of a case: unmistakably not a case number."""
    tail = case_id.hex[-10:].upper()
    return f"L-{tail[:5]}-{tail[5:]}"
