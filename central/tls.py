"""TLS of the platform: its certificate, and the kiosk's certificate on every request.

uvicorn verifies the chain against our own authority but tells the application nothing of it; the
protocols here put the kiosk's certificate into the connection's state.
"""

from __future__ import annotations

import asyncio
import ssl
from datetime import datetime
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

from central.authority import Authority, issue_server
from central.settings import Settings

PEER = "peer_certificate"


class PeerProtocol(H11Protocol):
    """HTTP/1.1 that remembers who is at the other end of the connection."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Note the certificate (DER) the kiosk has shown in the handshake, None without one."""
        super().connection_made(transport)
        secured: ssl.SSLObject | None = transport.get_extra_info("ssl_object")
        der = secured.getpeercert(binary_form=True) if secured is not None else None
        self.app_state = {**self.app_state, PEER: der}


def server_options(
    settings: Settings, authority: Authority | None, now: datetime
) -> dict[str, Any]:
    """The options of `uvicorn.Config` for this platform; none without `[tls]`."""
    if authority is None:
        return {}
    folder = settings.data_dir / "tls"
    certificate, key = issue_server(authority, folder, settings.tls.names, now)
    return {
        "http": PeerProtocol,
        "ssl_certfile": str(certificate),
        "ssl_keyfile": str(key),
        "ssl_ca_certs": str(folder / "authority.pem"),
        # Optional: enrolment comes without one, and the browsers of operators.
        "ssl_cert_reqs": ssl.CERT_OPTIONAL,
    }
