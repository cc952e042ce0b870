"""How the lines of the ledger hang together: each carries a digest of itself and the one before.

Whoever edits, removes or puts in a line has to write every later one anew. The database calls
`link` from its triggers, so no change of state can be committed without its line.
"""

from __future__ import annotations

import hashlib

from kiosk import wire

GENESIS = ""
"""What stands before the first line."""


def link(previous: str, entry: int, *fields: str) -> str:
    """SHA-256 (hex) over the canonical line and the digest of the line before it."""
    return hashlib.sha256(wire.encode([previous, entry, *fields])).hexdigest()


def digest_of(body: bytes) -> str:
    """SHA-256 (hex) of a body, for triggers."""
    return hashlib.sha256(body).hexdigest()
