"""Whether an answer is the platform's own, and about the case we sent."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk import wire
from kiosk.domain.receipt import PlatformAnswer, SignedAnswer
from kiosk.line import BadAnswer


def verify_answer(
    signed: SignedAnswer, answer_keys: Mapping[str, bytes], *, case_id: UUID, digest: str
) -> PlatformAnswer:
    """Return the answer inside `signed`, or raise `BadAnswer`.

    `answer_keys` are pinned raw Ed25519 keys by id; a key the answer brings along is never
    believed. `digest` is the SHA-256 (hex) of the case body we hold.
    """
    raw = answer_keys.get(signed.key_id)
    if raw is None:
        raise BadAnswer("unknown_key")
    try:
        Ed25519PublicKey.from_public_bytes(raw).verify(signed.signature, signed.body)
        answer = wire.decode(PlatformAnswer, signed.body)
    except InvalidSignature:
        raise BadAnswer("wrong_signature") from None
    except wire.BadWireValue:
        raise BadAnswer("unreadable") from None
    if answer.case_id != case_id:
        raise BadAnswer("wrong_case")
    if answer.digest != digest:
        raise BadAnswer("wrong_digest")
    return answer
