"""The platform's own small certificate authority: its server certificate and the kiosks'.

Kiosks pin this authority and no other. It signs with P-256 (FIPS 186-5), which hardware modules
keep, too. A real platform keeps the authority's key in one; this one keeps a file.
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from central.folders import sync_folder

_AUTHORITY_LASTS = timedelta(days=20 * 365)
_SERVER_DAYS = 397
KIOSK_DAYS = 730
_BACKDATED = timedelta(days=1)


class BadRequestForCertificate(Exception):
    """A certificate signing request that is none, or is not signed by the key in it."""


@dataclass(frozen=True, slots=True)
class Authority:
    """The authority's certificate and key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey = field(repr=False)

    @property
    def pem(self) -> bytes:
        """What kiosks pin."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)


def load_authority(folder: Path, now: datetime) -> Authority:
    """Read the authority, or make it at the first start. Raises `OSError` or `ValueError`."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    key_file, certificate_file = folder / "authority.key", folder / "authority.pem"
    if not certificate_file.exists():
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Menkou platform authority")])
        builder = _builder(name, name, key.public_key(), now, _AUTHORITY_LASTS)
        authority = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), True)
        write_private(key_file, private_pem(key))
        write_private(certificate_file, _pem(authority.sign(key, hashes.SHA256())))
    loaded = serialization.load_pem_private_key(key_file.read_bytes(), None)
    if not isinstance(loaded, ec.EllipticCurvePrivateKey):
        raise ValueError(f"{key_file} is not a P-256 key")
    return Authority(x509.load_pem_x509_certificate(certificate_file.read_bytes()), loaded)


def issue_server(
    authority: Authority, folder: Path, names: Iterable[str], now: datetime
) -> tuple[Path, Path]:
    """A fresh key and certificate for the platform's own names; return where they are."""
    key = ec.generate_private_key(ec.SECP256R1())
    listed = [_general_name(name) for name in names]
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Menkou platform")])
    builder = _builder(
        subject, authority.certificate.subject, key.public_key(), now, timedelta(days=_SERVER_DAYS)
    )
    builder = builder.add_extension(x509.SubjectAlternativeName(listed), False)
    builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), False)
    certificate = builder.sign(authority.key, hashes.SHA256())
    write_private(folder / "server.key", private_pem(key))
    write_private(folder / "server.pem", _pem(certificate))
    return folder / "server.pem", folder / "server.key"


def issue_kiosk(
    authority: Authority, request_pem: bytes, kiosk_id: str, now: datetime
) -> x509.Certificate:
    """A certificate for the key in a request; the name is ours to give, not the request's.

    Raises `BadRequestForCertificate`.
    """
    try:
        request = x509.load_pem_x509_csr(request_pem)
        public = request.public_key()
        is_sound = request.is_signature_valid and isinstance(public, ec.EllipticCurvePublicKey)
    except ValueError:
        raise BadRequestForCertificate from None
    if not is_sound or not isinstance(public, ec.EllipticCurvePublicKey):
        raise BadRequestForCertificate
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, kiosk_id)])
    builder = _builder(
        subject, authority.certificate.subject, public, now, timedelta(days=KIOSK_DAYS)
    )
    usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH])
    return builder.add_extension(usage, False).sign(authority.key, hashes.SHA256())


def private_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    """A private key as a file holds it."""
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def write_private(path: Path, content: bytes) -> None:
    """Write a file nobody else can read, whole or not at all."""
    draft = path.with_name(path.name + ".new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.rename(path)
    sync_folder(path.parent)


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePublicKey,
    now: datetime,
    lasts: timedelta,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _BACKDATED)
        .not_valid_after(now + lasts)
    )


def _general_name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)
