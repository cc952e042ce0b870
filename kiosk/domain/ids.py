"""Ids made on the kiosk: UUIDv7 (RFC 9562), sortable by time and unique without asking anybody."""

from __future__ import annotations

import uuid


def uuid7(unix_ms: int, randomness: bytes) -> uuid.UUID:
    """Build a UUIDv7 from a time in milliseconds and ten random bytes."""
    if len(randomness) != 10:
        raise ValueError(f"uuid7 needs 10 random bytes, got {len(randomness)}")
    r = int.from_bytes(randomness, "big")
    stamp = (unix_ms & ((1 << 48) - 1)) << 80
    return uuid.UUID(int=stamp | 7 << 76 | (r >> 68) << 64 | 2 << 62 | (r & ((1 << 62) - 1)))
