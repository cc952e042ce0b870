"""`python -m central --settings FILE`: run the platform until SIGTERM.

Prints one JSON line on standard output when it is ready: {"url": …}, and the operator's name
and password when one had to be made (with `--password-file` where it is kept, not the password).
Everything else goes to the log on standard error.
"""

from __future__ import annotations

import argparse
import asyncio
import ctypes
import json
import logging
import os
import signal
import socket
import sys
from pathlib import Path

import uvicorn
import uvloop

from central import shuttle_desk
from central.cluster import ClusterFault
from central.database import DatabaseFault
from central.epochs import EpochTooOld
from central.first_password import FirstPassword, first_password, with_password
from central.keys import KeyFault, KeyPair, add_key
from central.platform import Platform
from central.service import app_of, open_platform
from central.settings import Settings, SettingsRefused, read_settings
from central.tls import server_options
from kiosk import service_manager
from kiosk.sealed import SUITES

_PR_SET_PDEATHSIG = 1
_GRACE_S = 1


def main() -> int:
    """Read the command line and run."""
    if sys.argv[1:2] == ["import"]:
        return shuttle_desk.main(sys.argv[2:])
    wish = _wish()
    os.umask(0o077)
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s", level="INFO")
    try:
        settings = read_settings(wish.settings)
        if wish.new_key:
            key = add_key(settings.data_dir / "keys", wish.new_key, wish.suite)
            print(json.dumps(_shown(key)))
            return 0
        # libuv's loop and (by uvicorn's choice) llhttp's parser: intake is bound by the processor.
        first = first_password(settings, wish.password_file)
        uvloop.run(_run(with_password(settings, first), first, attached=wish.attached))
    except (SettingsRefused, KeyFault, ClusterFault, DatabaseFault, EpochTooOld) as fault:
        print(f"central: {fault}", file=sys.stderr)
        return 2
    return 0


def _shown(key: KeyPair) -> dict[str, object]:
    return {"key_id": key.key_id, "suite": key.suite, "public_key": key.public_key.hex()}


def _wish() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="central", description="The central platform")
    parser.add_argument("--settings", type=Path, required=True, metavar="FILE")
    parser.add_argument(
        "--attached", action="store_true", help="end with the starter: its death, or end of stdin"
    )
    parser.add_argument(
        "--password-file",
        type=Path,
        metavar="FILE",
        help="keep the operator's password there if the settings have none, and print it nowhere",
    )
    parser.add_argument(
        "--new-key", choices=("sealing", "answer"), help="make one more key, print it, end"
    )
    parser.add_argument(
        "--suite", type=int, choices=sorted(SUITES), default=1, help="suite of a new sealing key"
    )
    return parser.parse_args()


async def _run(settings: Settings, first: FirstPassword | None, *, attached: bool) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    if attached:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        loop.add_reader(0, _read_end, loop, stopped)
    async with open_platform(settings, is_apart=True) as platform:
        await _serve(platform, first, stopped)


async def _serve(platform: Platform, first: FirstPassword | None, stopped: asyncio.Event) -> None:
    settings = platform.settings
    listener = socket.create_server((settings.listen, settings.port))
    # What is accepted inherits it. asyncio would set it only on sockets that name their protocol,
    # and without it the end of a small reply waits 40 ms for the kiosk's delayed ACK (RFC 9293).
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    config = uvicorn.Config(
        app_of(platform),
        lifespan="off",
        access_log=False,
        server_header=False,
        proxy_headers=False,  # nobody here asks where a caller says that he comes from
        log_config=None,
        timeout_graceful_shutdown=_GRACE_S,
        **server_options(settings, platform.authority, platform.now()),
    )
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    while not server.started and not serving.done():
        await asyncio.sleep(0.01)
    host, port = listener.getsockname()[:2]
    scheme = "http" if platform.authority is None else "https"
    print(json.dumps(_ready(f"{scheme}://{host}:{port}", settings, first)), flush=True)
    service_manager.tell(service_manager.READY)
    stopping = asyncio.create_task(stopped.wait())
    living = asyncio.create_task(_live())
    await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
    service_manager.tell(service_manager.ENDING)
    server.should_exit = True
    await serving
    stopping.cancel()
    living.cancel()


async def _live() -> None:
    """Tell the service manager that requests are still served, as long as they are."""
    every_s = service_manager.alive_every_s()
    while every_s is not None:
        service_manager.tell(service_manager.ALIVE)
        await asyncio.sleep(every_s)
    await asyncio.Event().wait()


def _ready(url: str, settings: Settings, first: FirstPassword | None) -> dict[str, object]:
    ready: dict[str, object] = {"url": url}
    if first is not None:
        ready["operator"] = {"name": settings.operator.name, **first.said()}
    return ready


def _read_end(loop: asyncio.AbstractEventLoop, stopped: asyncio.Event) -> None:
    if not os.read(0, 4096):
        loop.remove_reader(0)
        stopped.set()


if __name__ == "__main__":
    sys.exit(main())
