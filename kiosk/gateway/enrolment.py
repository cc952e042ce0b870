"""Enrolment: a key made here, a request for it, a certificate from the platform's authority.

The key never leaves this machine. Until there is a TPM it is a file of mode 0600.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from kiosk import wire
from kiosk.gateway.client import PlatformClient
from kiosk.gateway.tls import TlsIdentity
from kiosk.line import BadAnswer


@dataclass(frozen=True, slots=True)
class EnrolmentWish:
    """What is sent: `code` is empty when a certificate is renewed."""

    kiosk_id: str
    request: str
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What comes back: a certificate (PEM) for the key we made."""

    kiosk_id: str
    certificate: str
    expires_at: datetime


def enrol(client: PlatformClient, kiosk_id: str, identity: TlsIdentity, code: str) -> datetime:
    """Get a certificate and put key and certificate in place; return when it ends.

    Raises `LineFault` (`Refused` 'code_unknown': wrong, used or too old) or `OSError`; then the
    old key and certificate are still in place.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, kiosk_id)])
    request = x509.CertificateSigningRequestBuilder().subject_name(name).sign(key, hashes.SHA256())
    pem = request.public_bytes(serialization.Encoding.PEM).decode("ascii")
    said = client.post_enrolment(wire.encode(EnrolmentWish(kiosk_id, pem, code)))
    try:
        enrolled = wire.decode(Enrolled, said)
        certificate = x509.load_pem_x509_certificate(enrolled.certificate.encode())
    except (wire.BadWireValue, ValueError):
        raise BadAnswer("unreadable") from None
    if certificate.public_key() != key.public_key():
        raise BadAnswer("wrong_key")
    # The certificate's file holds both, so that key and certificate change in one rename.
    both = enrolled.certificate.encode() + key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    _write_private(Path(identity.certificate_file), both)
    return enrolled.expires_at


def _write_private(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(path.name + ".new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.rename(path)
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
