"""`python -m central import DIR`: take a stick in, here or at a platform that runs elsewhere.

Prints one JSON object. Exit status: 0 every case is answered and every answer is on the stick;
1 something is missing, damaged or refused; 2 nothing could be done.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import contextlib
import http.client
import json
import logging
import os
import ssl
import struct
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

from central.cluster import ClusterFault, DataDirInUse
from central.database import DatabaseFault
from central.keys import KeyFault
from central.service import open_platform
from central.settings import SettingsRefused, read_settings
from central.shuttle import LocalTaker, NotTaken, Parcel, Taken, take_stick
from kiosk import wire
from kiosk.domain.receipt import SignedAnswer
from kiosk.shuttle import Manifest, kiosks_on

_TIMEOUT_S = 60.0
_PIECE = 1 << 20
_LARGEST_ANSWER = 1 << 20


class PlatformAway(Exception):
    """The running platform cannot be reached, or does not know the operator."""


class PostTaker:
    """Hands cases to a running platform, one request each. Follows no redirects."""

    def __init__(self, url: str, operator: str, password: str) -> None:
        self._url = urlsplit(url)
        credentials = base64.b64encode(f"{operator}:{password}".encode()).decode()
        self._headers = {"Authorization": f"Basic {credentials}"}

    async def take(self, parcel: Parcel) -> SignedAnswer:
        """Hand one case in; raise `NotTaken` or `PlatformAway`."""
        status, body = await asyncio.to_thread(self._post, parcel)
        if status == 401:
            raise PlatformAway("the platform does not know this operator or password")
        if status != 200:
            raise NotTaken(_code_in(body))
        try:
            return wire.decode(SignedAnswer, body)
        except wire.BadWireValue:
            raise NotTaken("no_answer") from None

    async def complain(self, manifest: Manifest, case_id: UUID, code: str, body: bytes) -> None:
        """Damaged cases stay on the stick: this desk has nothing to keep them in."""

    def _post(self, parcel: Parcel) -> tuple[int, bytes]:
        size = sum(map(len, _openings(parcel)))
        size += parcel.pages.stat().st_size if parcel.pages else 0
        headers = {**self._headers, "Content-Length": str(size)}
        path = f"{self._url.path.rstrip('/')}/v1/shuttle?case={parcel.case.case_id}"
        connection = self._connection()
        try:
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                # A platform that refuses early says why and reads no further.
                connection.request("POST", path, _body(parcel), headers)
            response = connection.getresponse()
            return response.status, response.read(_LARGEST_ANSWER)
        except (OSError, http.client.HTTPException) as fault:
            raise PlatformAway(f"the platform cannot be reached ({fault})") from None
        finally:
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        host, port = self._url.hostname or "", self._url.port
        if self._url.scheme == "https":
            context = ssl.create_default_context()
            return http.client.HTTPSConnection(host, port, timeout=_TIMEOUT_S, context=context)
        return http.client.HTTPConnection(host, port, timeout=_TIMEOUT_S)


def _openings(parcel: Parcel) -> tuple[bytes, ...]:
    listed = wire.encode(parcel.manifest)
    sizes = (struct.pack(">I", len(part)) for part in (listed, parcel.body))
    return (next(sizes), listed, next(sizes), parcel.body)


def _body(parcel: Parcel) -> Iterator[bytes]:
    yield from _openings(parcel)
    if parcel.pages:
        with parcel.pages.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece


def _code_in(body: bytes) -> str:
    try:
        said = json.loads(body)
    except ValueError:
        return "no_answer"
    return str(said.get("error", "no_answer")) if isinstance(said, dict) else "no_answer"


def main(arguments: list[str]) -> int:
    """Read the command line and take the stick in."""
    wish = _wish(arguments)
    os.umask(0o077)
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s", level="WARNING")
    if not kiosks_on(wish.folder):
        return _fail(f"there is no export of a kiosk in {wish.folder}")
    try:
        taken = asyncio.run(_take_here(wish) if wish.settings else _hand_in(wish))
    except DataDirInUse:
        return _fail("the platform is running: hand the stick in with --url, or stop it first")
    except (SettingsRefused, KeyFault, ClusterFault, DatabaseFault, PlatformAway) as fault:
        return _fail(str(fault))
    except OSError as fault:
        return _fail(f"{fault.filename or wish.folder}: {fault.strerror}")
    print(json.dumps(_report(taken), default=str))
    return 0 if all(one.outcome == "answered" for one in taken) else 1


def _wish(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="central import", description="Take a stick in")
    parser.add_argument("folder", type=Path, help="where the stick is mounted")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--settings", type=Path, metavar="FILE", help="open that platform here")
    where.add_argument("--url", help="hand in at this running platform")
    parser.add_argument("--operator", default="operator", help="with --url: who hands in")
    parser.add_argument("--password-file", type=Path, help="with --url: the operator's password")
    wish = parser.parse_args(arguments)
    if wish.url and not wish.password_file:
        parser.error("--url needs --password-file")
    return wish


async def _take_here(wish: argparse.Namespace) -> list[Taken]:
    async with open_platform(read_settings(wish.settings)) as platform:
        return await take_stick(LocalTaker(platform), wish.folder)


async def _hand_in(wish: argparse.Namespace) -> list[Taken]:
    password = wish.password_file.read_text("utf-8").strip()
    return await take_stick(PostTaker(wish.url, wish.operator, password), wish.folder)


def _report(taken: list[Taken]) -> dict[str, object]:
    return {
        "outcomes": dict(Counter(one.outcome for one in taken)),
        "not_answered": [asdict(one) for one in taken if one.outcome != "answered"],
    }


def _fail(why: str) -> int:
    print(f"central import: {why}", file=sys.stderr)
    return 2
