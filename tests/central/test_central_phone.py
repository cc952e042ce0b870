"""Photos from a phone reach one visit and nobody else, and are gone afterwards."""

from __future__ import annotations

import asyncio
import http.client
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette

from central.callers import digest_of
from central.phone import ROUTES
from central.phone_shelf import LIFE, MOST_PHOTOS, PhoneShelf
from central.platform import Platform
from central.replies import Refusal, refused
from central.settings import KioskEntry, Settings
from kiosk import wire
from kiosk.domain.phone import LARGEST_PHOTO

JPEG = b"\xff\xd8\xff\xe0" + bytes(2000)
TOKENS = {"K1": "token-one", "K2": "token-two"}


@dataclass
class Site:
    """A running platform with nothing but the phone's pages."""

    port: int
    now: datetime = field(default=datetime(2026, 11, 20, 4, tzinfo=UTC))

    def ask(
        self, method: str, path: str, body: bytes = b"", kiosk: str = "", **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        if kiosk:
            headers |= {"Authorization": f"Bearer {TOKENS[kiosk]}", "X-Menkou-Kiosk": kiosk}
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        line.request(method, path, body, {k.replace("_", "-"): v for k, v in headers.items()})
        reply = line.getresponse()
        said = reply.status, dict(reply.headers.items()), reply.read()
        line.close()
        return said

    def opened(self, kiosk: str = "K1") -> str:
        status, _, body = self.ask("POST", f"/v1/kiosks/{kiosk}/phone", kiosk=kiosk)
        assert status == 201
        return str(wire.decode(dict[str, Any], body)["token"])

    def next(self, token: str, have: int = 0, kiosk: str = "K1") -> tuple[int, bytes]:
        path = f"/v1/kiosks/{kiosk}/phone/{token}/next"
        status, _, body = self.ask("POST", path, kiosk=kiosk, X_Menkou_Have=str(have))
        return status, body


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    app = Starlette(routes=list(ROUTES), exception_handlers={Refusal: refused})
    app.state.phone = PhoneShelf()
    kiosks = tuple(KioskEntry(kiosk_id=k, token_sha256=digest_of(t)) for k, t in TOKENS.items())
    nothing: Any = None
    listener = socket.create_server(("127.0.0.1", 0))
    made = Site(listener.getsockname()[1])
    app.state.platform = Platform(
        settings=Settings(data_dir=tmp_path, kiosks=kiosks),
        keys=nothing, unsealer=nothing, database=nothing, containers=nothing, items=nothing,
        now=lambda: made.now,
    )  # fmt: skip
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off", ws="none"))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listener])))
    thread.start()
    yield made
    server.should_exit = True
    thread.join()
    listener.close()


def test_a_photo_goes_to_the_kiosk_that_opened_the_code(site: Site) -> None:
    token = site.opened()
    assert site.next(token)[0] == 204
    assert site.ask("POST", f"/p/{token}", JPEG)[0] == 201
    assert site.next(token) == (200, JPEG)
    assert site.next(token) == (200, JPEG), "kept until the kiosk says it has it"
    assert site.next(token, have=1)[0] == 204
    assert site.next(token)[0] == 204, "and then deleted"


def test_a_large_photo_comes_in_pieces(site: Site) -> None:
    token = site.opened()
    assert site.ask("POST", f"/p/{token}", JPEG)[0] == 201
    path, got = f"/v1/kiosks/K1/phone/{token}/next", b""
    while len(got) < len(JPEG):
        wanted = {"X-Menkou-From": str(len(got)), "X-Menkou-Most": "700"}
        status, headers, piece = site.ask("POST", path, kiosk="K1", **wanted)
        assert (status, headers["x-menkou-size"]) == (200, str(len(JPEG)))
        assert 0 < len(piece) <= 700
        got += piece
    assert got == JPEG
    for nonsense in ("-1", "a", "٣", "9" * 9):
        wanted = {"X-Menkou-From": nonsense.encode().decode("latin-1")}
        assert site.ask("POST", path, kiosk="K1", **wanted)[0] == 400


def test_no_other_kiosk_gets_it(site: Site) -> None:
    token = site.opened("K1")
    site.ask("POST", f"/p/{token}", JPEG)
    assert site.next(token, kiosk="K2")[0] == 410
    assert site.ask("POST", f"/v1/kiosks/K1/phone/{token}/next")[0] == 401
    assert site.ask("DELETE", f"/v1/kiosks/K2/phone/{token}", kiosk="K2")[0] == 204
    assert site.next(token)[0] == 200


@pytest.mark.parametrize("end", ["closed", "expired", "opened anew"])
def test_an_ended_code_takes_nothing_and_holds_nothing(site: Site, end: str) -> None:
    token = site.opened()
    site.ask("POST", f"/p/{token}", JPEG)
    match end:
        case "closed":
            site.ask("DELETE", f"/v1/kiosks/K1/phone/{token}", kiosk="K1")
        case "expired":
            site.now += LIFE + timedelta(seconds=1)
        case _:
            site.opened()
    assert site.ask("POST", f"/p/{token}", JPEG)[0] == 410
    assert site.next(token)[0] == 410
    assert site.ask("GET", f"/p/{token}")[0] == 410


def test_what_is_no_photo_or_too_much_is_refused(site: Site) -> None:
    token = site.opened()
    assert site.ask("POST", f"/p/{token}", b"GIF89a")[0] == 415
    assert site.ask("POST", f"/p/{token}", b"")[0] == 415
    assert site.ask("POST", "/p/guessed", JPEG)[0] == 410
    for _ in range(MOST_PHOTOS):
        assert site.ask("POST", f"/p/{token}", JPEG)[0] == 201
    assert site.ask("POST", f"/p/{token}", JPEG)[0] == 409


def test_a_photo_that_is_too_large_is_not_received_whole(site: Site) -> None:
    token = site.opened()
    try:
        status = site.ask("POST", f"/p/{token}", JPEG[:4] + bytes(LARGEST_PHOTO))[0]
    except (BrokenPipeError, ConnectionResetError):
        status = 413  # it hung up on us: nothing of it was kept either
    assert status == 413
    assert site.next(token)[0] == 204


def test_the_page_loads_nothing_and_fits_a_phone(site: Site, tmp_path: Path) -> None:
    token = site.opened()
    status, headers, page = site.ask("GET", f"/p/{token}")
    assert status == 200
    assert b"http" not in page
    assert b"src=" not in page
    assert "default-src 'none'" in headers["content-security-policy"]
    browser = shutil.which("chromium")
    if browser is None:
        pytest.skip("chromium is not installed")
    done = subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         f"--user-data-dir={tmp_path / 'profile'}", "--window-size=360,640",
         f"--screenshot={tmp_path / 'page.png'}", f"http://127.0.0.1:{site.port}/p/{token}"],
        capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert (tmp_path / "page.png").stat().st_size > 5000
