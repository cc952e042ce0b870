"""Exchange of a resident's one-time code, as the session asks for it."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.envelope import ELicence
from kiosk.gateway.client import PlatformClient
from kiosk.line import BadAnswer, LineDown, LineFault, Refused
from kiosk.ports import LookUpFailed

_REFUSALS = {"code_unknown": "unknown", "code_expired": "expired"}


class PlatformLicences:
    """Looks licences up at the platform. Has a client of its own: it is used from one thread."""

    def __init__(self, client: PlatformClient) -> None:
        self._client = client

    def exchange(self, token: str, licence_types: Sequence[str]) -> tuple[ELicence, ...]:
        """Return the licences behind a code; raise `LookUpFailed`. The code is never logged."""
        try:
            return tuple(self._client.exchange_code(token, licence_types))
        except LineFault as fault:
            raise LookUpFailed(_reason(fault)) from None


def _reason(fault: LineFault) -> str:
    if isinstance(fault, Refused):
        return _REFUSALS.get(fault.code, "unknown")
    return "offline" if isinstance(fault, LineDown | BadAnswer) else "busy"
