"""The kiosk's certificate renews itself: from two thirds of its life on, with itself as proof.

A van may be without a line for weeks, so there is a third of the life to find one. The old
certificate stays good until its own end; a fault of any kind leaves it in place. One that has
ended, or was revoked, renews nothing: a technician enrols the kiosk again, and all is kept.
"""

from __future__ import annotations

import errno
from datetime import datetime
from pathlib import Path

from cryptography import x509

from kiosk.gateway.client import PlatformClient
from kiosk.gateway.enrolment import enrol
from kiosk.gateway.tls import TlsIdentity
from kiosk.line import LineFault, NotAuthorised

LOOK_EVERY_S = 3600.0


def renew_in_time(
    client: PlatformClient, kiosk_id: str, identity: TlsIdentity, now: datetime
) -> datetime | None:
    """Renew the certificate if its time has come; return when the new one ends, None if not.

    `now` is the platform's time. Raises `LineFault`: 'certificate_expired' when it is too late,
    'certificate_unusable' when the file is, or whatever the line or the platform says.
    """
    path = Path(identity.certificate_file)
    try:
        held = x509.load_pem_x509_certificate(path.read_bytes())
    except FileNotFoundError:
        return None  # not enrolled yet: that takes a code
    except (OSError, ValueError):
        raise NotAuthorised("certificate_unusable") from None
    begins, ends = held.not_valid_before_utc, held.not_valid_after_utc
    if now >= ends:
        raise NotAuthorised("certificate_expired")
    if now < begins + (ends - begins) * 2 / 3:
        return None
    try:
        return enrol(client, kiosk_id, identity, "")
    except OSError as fault:
        raise LineFault(f"certificate_{errno.errorcode.get(fault.errno or 0, 'io')}") from None
