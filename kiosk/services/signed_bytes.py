"""Bytes signed by a publisher, of a kind that its first line names.

The layout is that of an item package: the kind's line, the key id on a line, 64 bytes of Ed25519
signature (RFC 8032) over all of it, then the content. The kind is signed too, so nothing can be
passed off as something else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from kiosk.services.refused import PackageRefused

_SIGNATURE_SIZE: Final = 64
_KEY_ID: Final = re.compile(rb"[a-z0-9][a-z0-9._-]{0,63}")


def sign_bytes(kind: str, content: bytes, key_id: str, private_key: bytes) -> bytes:
    """Return the signed content; ValueError for a key id of other characters than a package's."""
    name = key_id.encode()
    if not _KEY_ID.fullmatch(name):
        raise ValueError(f"not a key id: {key_id!r}")
    head = kind.encode() + b"\n" + name + b"\n"
    return head + Ed25519PrivateKey.from_private_bytes(private_key).sign(head + content) + content


def verified_bytes(
    kind: str, signed: bytes, publishers: Mapping[str, bytes], *, most: int
) -> bytes:
    """Return the content, once the signature of one of `publishers` holds. `PackageRefused`."""
    if len(signed) > most:
        raise PackageRefused("too_large", "", f"the file is larger than {most} bytes")
    line = kind.encode() + b"\n"
    key_id, newline, rest = signed.removeprefix(line)[:4096].partition(b"\n")
    shaped = signed.startswith(line) and newline and _KEY_ID.fullmatch(key_id)
    if not shaped or len(rest) < _SIGNATURE_SIZE:
        raise PackageRefused("bad_archive", "", f"this is not a {kind} file")
    name = key_id.decode()
    if name not in publishers:
        raise PackageRefused("unknown_publisher", "", f"nobody here trusts the publisher {name!r}")
    head = line + key_id + b"\n"
    body = signed[len(head) :]
    signature, content = body[:_SIGNATURE_SIZE], body[_SIGNATURE_SIZE:]
    try:
        Ed25519PublicKey.from_public_bytes(publishers[name]).verify(signature, head + content)
    except InvalidSignature:
        reason = "the signature does not fit: the file was changed or is damaged"
        raise PackageRefused("bad_signature", "", reason) from None
    return content
