"""Whether an answer is the platform's own, and about the case we sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk import wire
from kiosk.domain.fleet import PlatformWord
from kiosk.domain.receipt import PlatformAnswer, SignedAnswer, StoredReceipt
from kiosk.line import BadAnswer

T = TypeVar("T")
A = TypeVar("A", PlatformAnswer, StoredReceipt)


def verify_answer(
    signed: SignedAnswer, answer_keys: Mapping[str, bytes], *, case_id: UUID, digest: str
) -> PlatformAnswer:
    """Return the answer inside `signed`, or raise `BadAnswer`.

    `answer_keys` are pinned raw Ed25519 keys by id; a key the answer brings along is never
    believed. `digest` is the SHA-256 (hex) of the case body we hold.
    """
    return _about(_verified(PlatformAnswer, signed, answer_keys), case_id, digest)


def verify_taken(
    signed: SignedAnswer, answer_keys: Mapping[str, bytes], *, case_id: UUID, digest: str
) -> PlatformAnswer | StoredReceipt:
    """What the platform says when it takes a case: that it is stored, or at once the answer.

    Both count for exactly this case and digest only; raises `BadAnswer`.
    """
    try:
        receipt = _verified(StoredReceipt, signed, answer_keys)
    except BadAnswer as fault:
        if fault.code != "unreadable":
            raise
        return verify_answer(signed, answer_keys, case_id=case_id, digest=digest)
    return _about(receipt, case_id, digest)


def verify_word(
    signed: SignedAnswer, answer_keys: Mapping[str, bytes], *, nonce: str
) -> PlatformWord:
    """Return the platform's word inside `signed`, said to this very `nonce`; or `BadAnswer`."""
    word = _verified(PlatformWord, signed, answer_keys)
    if word.nonce != nonce:
        raise BadAnswer("old_word")
    if word.platform_time.tzinfo is None:
        raise BadAnswer("unreadable")
    return word


def _about(said: A, case_id: UUID, digest: str) -> A:
    if said.case_id != case_id:
        raise BadAnswer("wrong_case")
    if said.digest != digest:
        raise BadAnswer("wrong_digest")
    return said


def _verified(kind: type[T], signed: SignedAnswer, answer_keys: Mapping[str, bytes]) -> T:
    raw = answer_keys.get(signed.key_id)
    if raw is None:
        raise BadAnswer("unknown_key")
    try:
        Ed25519PublicKey.from_public_bytes(raw).verify(signed.signature, signed.body)
        return wire.decode(kind, signed.body)
    except InvalidSignature:
        raise BadAnswer("wrong_signature") from None
    except wire.BadWireValue:
        raise BadAnswer("unreadable") from None
