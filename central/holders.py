"""Whose a case is, without saying so: a keyed digest of the applicant's identity number.

The key is derived from the platform's oldest answer key, which stays for ever.
"""

from __future__ import annotations

import hashlib
import hmac
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from central.database import Connection, Database
from central.keys import Keys
from central.opening import Opener
from central.unseal import Unreadable, open_form
from kiosk import wire
from kiosk.domain.envelope import CaseEnvelope

_BATCH = 200


def holder_digest(keys: Keys, id_number: str) -> str:
    """What stands for an identity number in our tables (HMAC-SHA-256, hex)."""
    kdf = HKDF(SHA256(), 32, salt=None, info=b"menkou case holders 1")
    key = kdf.derive(keys.answer[0].private_key)
    return hmac.new(key, id_number.upper().encode(), hashlib.sha256).hexdigest()


async def note_holder(connection: Connection, keys: Keys, case_id: UUID, id_number: str) -> None:
    """Let the applicant's card find this case. A ticket is nobody's: '' notes nothing."""
    if not id_number:
        return
    await connection.execute(
        "INSERT INTO case_holders VALUES ($1, $2) ON CONFLICT DO NOTHING",
        case_id,
        holder_digest(keys, id_number),
    )


async def note_forgotten_holders(database: Database, keys: Keys, unsealer: Opener) -> int:
    """Index the cases nobody has indexed: from before this table, or after a restore."""
    noted = 0
    after = UUID(int=0)
    while True:
        async with database.transaction() as connection:
            rows = await connection.fetch(
                "SELECT case_id, body FROM cases WHERE case_id > $1 AND NOT EXISTS"
                " (SELECT FROM case_holders WHERE case_holders.case_id = cases.case_id)"
                " ORDER BY case_id LIMIT $2",
                after,
                _BATCH,
            )
            for row in rows:
                id_number = _applicant(unsealer, row["body"])
                if id_number is not None:
                    await note_holder(connection, keys, row["case_id"], id_number)
                    noted += 1
        if len(rows) < _BATCH:
            return noted
        after = rows[-1]["case_id"]


def _applicant(unsealer: Opener, body: bytes) -> str | None:
    try:
        return open_form(unsealer, wire.decode(CaseEnvelope, body)).applicant.id_number
    except Unreadable:
        return None  # sealed to a key that is gone: an operator sees it, a resident cannot
