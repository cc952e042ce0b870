"""The courier process: `python -m kiosk.courier`, settings on standard input.

A composition root of its own: it gives the courier the platform's client and decides nothing.
"""

from __future__ import annotations

import signal
import socket

from kiosk.gateway.client import PlatformClient
from offline_cache.child import bind_to_parent
from offline_cache.courier_loop import carry, receive_settings
from offline_cache.frames import PipeClosed


def main() -> None:
    """Carry until the kiosk closes our standard input."""
    bind_to_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with socket.socket(fileno=0) as pipe:
        try:
            settings = receive_settings(pipe)
        except PipeClosed:
            return
        client = PlatformClient(
            settings.url, settings.kiosk_id, settings.token, settings.answer_keys
        )
        try:
            carry(settings, client, pipe)
        finally:
            client.close()


if __name__ == "__main__":
    main()
