"""Slips and receipts. A slip says "we hold your papers"; a receipt is the platform's own act.

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
class PlatformAnswer:
    """The platform's answer to one application, as it was signed.

    `digest` is the SHA-256 (hex) of the case bytes the platform holds. `reasons` hold message
    texts by language for corrections and refusals; all of them at once (一次性告知).
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


@dataclass(frozen=True, slots=True)
class SignedAnswer:
    """A platform answer with the exact bytes that were signed. Verify before believing."""

    body: bytes
    signature: bytes
    key_id: str


def local_number(case_id: UUID) -> str:
    """The intake number of a case: unmistakably not a case number."""
    tail = case_id.hex[-10:].upper()
    return f"L-{tail[:5]}-{tail[5:]}"
