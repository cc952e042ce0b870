"""TLS to our own platform only: its authority is pinned, and the kiosk shows its certificate.

The kiosk's clock takes no part. A van whose battery died comes up in 1970 or 2036, and every
certificate would be "not yet valid" or "expired" for ever. OpenSSL is told not to look at times
(X509_V_FLAG_NO_CHECK_TIME, X509_VERIFY_PARAM_set_flags(3)); once the platform has signed its time,
the window of its certificate is checked against that.
"""

from __future__ import annotations

import contextlib
import os
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import requests
from cryptography import x509
from requests.adapters import HTTPAdapter
from urllib3 import PoolManager, Retry
from urllib3.connection import HTTPSConnection
from urllib3.connectionpool import HTTPSConnectionPool

_NO_CHECK_TIME = 0x200000


@dataclass(frozen=True, slots=True)
class TlsIdentity:
    """Files (PEM): the platform's authority, and this kiosk's certificate with its key.

    Without a certificate the kiosk is known by its token only.
    """

    authority_file: str
    certificate_file: str = ""


class KnownTime:
    """The platform's time once it has signed it, counted on by a clock nobody can set."""

    def __init__(self) -> None:
        self._learnt: tuple[float, float] | None = None

    def learn(self, platform_s: float) -> None:
        """The platform has just signed this time."""
        self._learnt = (platform_s, time.clock_gettime(time.CLOCK_BOOTTIME))

    def now(self) -> datetime | None:
        """The platform's time now, None if it has never been heard."""
        if self._learnt is None:
            return None
        platform_s, at_s = self._learnt
        passed_s = time.clock_gettime(time.CLOCK_BOOTTIME) - at_s
        return datetime.fromtimestamp(platform_s + passed_s, UTC)


class PlatformAdapter(HTTPAdapter):
    """Connections to the platform under a pinned authority, without a retry of its own."""

    def __init__(self, identity: TlsIdentity, known: KnownTime) -> None:
        """Raises `OSError` or `ssl.SSLError` when a file cannot be used."""
        self._context = _context(identity)
        self._certificate = identity.certificate_file
        self._shown = self._made()
        self._known = known
        super().__init__(max_retries=Retry(0, read=False))

    def send(self, *arguments: Any, **options: Any) -> requests.Response:
        """Send a request. New connections show the certificate as it is now: it gets renewed."""
        # A file that is gone or unreadable now changes nothing: what was shown is shown on.
        with contextlib.suppress(OSError):
            made = self._made()
            if made != self._shown:
                self._context.load_cert_chain(self._certificate)
                self._shown = made
                self.poolmanager.clear()
        return super().send(*arguments, **options)

    def _made(self) -> int:
        return os.stat(self._certificate).st_mtime_ns if self._certificate else 0

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        """Pools whose connections check the platform's certificate by the platform's time."""
        super().init_poolmanager(*arguments, **options, ssl_context=self._context)
        manager: PoolManager = self.poolmanager
        pool = _pool_of(self._known.now)
        manager.pool_classes_by_scheme = {**manager.pool_classes_by_scheme, "https": pool}


def _context(identity: TlsIdentity) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=identity.authority_file)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.verify_flags |= ssl.VerifyFlags(_NO_CHECK_TIME)
    if identity.certificate_file:
        context.load_cert_chain(identity.certificate_file)
    return context


def _pool_of(now: Callable[[], datetime | None]) -> type[HTTPSConnectionPool]:
    class Connection(HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            at = now()
            assert isinstance(self.sock, ssl.SSLSocket)
            if at is None or _is_of_age(self.sock.getpeercert(binary_form=True), at):
                return
            self.close()
            raise ssl.SSLCertVerificationError("not valid at the platform's own time")

    class Pool(HTTPSConnectionPool):
        ConnectionCls = Connection

    return Pool


def _is_of_age(der: bytes | None, at: datetime) -> bool:
    if der is None:
        return False
    certificate = x509.load_der_x509_certificate(der)
    return certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc
