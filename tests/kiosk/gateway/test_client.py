"""The client of the platform against a server that says exactly what it is told, byte by byte."""

from __future__ import annotations

import hashlib
import json
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk import wire
from kiosk.domain.application import KioskTime
from kiosk.domain.envelope import Announcement, CaseStanding
from kiosk.domain.rating import Rating, RatingLevel
from kiosk.domain.receipt import AnswerKind, PlatformAnswer, SignedAnswer
from kiosk.gateway import client as client_module
from kiosk.gateway import replies
from kiosk.gateway.client import PlatformClient
from kiosk.line import (
    BadAnswer,
    LineDown,
    LineFault,
    NotAuthorised,
    PlatformBusy,
    Refused,
    UploadProgress,
)

CASE = UUID("0192f0c1-2f3a-7abc-8def-0123456789ab")
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KEYS = {"sign-1": KEY.public_key().public_bytes_raw()}
NOON = KioskTime(datetime(2026, 11, 20, 4, tzinfo=UTC), 1.0)


class Told:
    """Accepts connections one after the other; answers each request with the next bytes."""

    def __init__(self) -> None:
        self.replies: list[bytes] = []
        self.requests: list[bytes] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(5)
                self._one(connection)

    def _one(self, connection: socket.socket) -> None:
        data = b""
        while b"\r\n\r\n" not in data:
            piece = connection.recv(65536)
            if not piece:
                return
            data += piece
        head, body = data.split(b"\r\n\r\n", 1)
        lines = head.decode().lower().split("\r\n")
        size = next((int(x.split(":")[1]) for x in lines if x.startswith("content-length")), 0)
        while len(body) < size:
            body += connection.recv(65536)
        self.requests.append(head + b"\r\n\r\n" + body)
        if self.replies:
            connection.sendall(self.replies.pop(0))

    def say(self, status: int, body: bytes = b"", *headers: str, length: int | None = None) -> None:
        """Add a reply."""
        size = len(body) if length is None else length
        lines = [f"HTTP/1.1 {status} X", f"Content-Length: {size}", "Connection: close", *headers]
        self.replies.append("\r\n".join([*lines, "", ""]).encode() + body)

    def close(self) -> None:
        """Stop."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()


@pytest.fixture
def told() -> Iterator[Told]:
    server = Told()
    yield server
    server.close()


@pytest.fixture
def client(told: Told) -> Iterator[PlatformClient]:
    opened = PlatformClient(told.url + "/", "kiosk-1", "secret token", KEYS)
    yield opened
    opened.close()


def signed(digest: str, case_id: UUID = CASE, key_id: str = "sign-1") -> SignedAnswer:
    answer = PlatformAnswer(case_id, digest, AnswerKind.ACCEPTED, "C-1", NOON.wall, None, 1, 1)
    body = wire.encode(answer)
    return SignedAnswer(body, KEY.sign(body), key_id)


def test_case_is_put_as_it_is_with_its_key_and_our_name(told: Told, client: PlatformClient) -> None:
    told.say(201, wire.encode(signed("d")))
    assert client.put_case(CASE, b"the body") == signed("d")
    (request,) = told.requests
    head, body = request.split(b"\r\n\r\n", 1)
    lines = head.decode().split("\r\n")
    assert lines[0] == f"PUT /v1/cases/{CASE} HTTP/1.1"
    assert f"Idempotency-Key: {CASE}" in lines
    assert "Authorization: Bearer secret token" in lines
    assert "X-Menkou-Kiosk: kiosk-1" in lines
    assert body == b"the body"


def test_verified_answer_is_for_our_case_our_bytes_and_a_pinned_key(
    client: PlatformClient,
) -> None:
    assert client.verified(signed("d"), case_id=CASE, digest="d").case_number == "C-1"


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (signed("other"), "wrong_digest"),
        (signed("d", uuid4()), "wrong_case"),
        (signed("d", key_id="sign-2"), "unknown_key"),
        (SignedAnswer(signed("d").body + b" ", signed("d").signature, "sign-1"), "wrong_signature"),
        (SignedAnswer(signed("d").body, b"", "sign-1"), "wrong_signature"),
        (SignedAnswer(b"{}", KEY.sign(b"{}"), "sign-1"), "unreadable"),
    ],
)
def test_answer_that_proves_nothing(
    client: PlatformClient, answer: SignedAnswer, code: str
) -> None:
    with pytest.raises(BadAnswer) as caught:
        client.verified(answer, case_id=CASE, digest="d")
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (202, BadAnswer), (204, BadAnswer), (301, LineDown), (302, LineDown), (307, LineDown),
        (400, Refused), (401, NotAuthorised), (403, NotAuthorised), (404, Refused),
        (408, PlatformBusy), (409, Refused), (413, Refused), (422, Refused), (425, PlatformBusy),
        (429, PlatformBusy), (500, PlatformBusy), (502, PlatformBusy), (507, PlatformBusy),
    ],
)  # fmt: skip
def test_every_status_means_one_fault(
    told: Told, client: PlatformClient, status: int, kind: type[LineFault]
) -> None:
    told.say(status, b"", "Location: /elsewhere")
    with pytest.raises(LineFault) as caught:
        client.put_case(CASE, b"x")
    assert type(caught.value) is kind
    assert len(told.requests) == 1


def test_code_of_the_platform_is_used_and_its_text_is_not(
    told: Told, client: PlatformClient
) -> None:
    told.say(409, b'{"error": "case_conflict", "message": "Zhang San"}')
    with pytest.raises(Refused) as caught:
        client.put_case(CASE, b"x")
    assert (caught.value.code, caught.value.status) == ("case_conflict", 409)
    assert "Zhang" not in str(caught.value)


@pytest.mark.parametrize("error", ["Zhang San 1101", "x" * 41, "", "a\nb"])
def test_error_that_is_not_a_plain_word_is_not_repeated(
    told: Told, client: PlatformClient, error: str
) -> None:
    told.say(422, json.dumps({"error": error}).encode())
    with pytest.raises(Refused, match=r"^http_422$"):
        client.put_case(CASE, b"x")


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("120", 120.0), ("Fri, 20 Nov 2026 04:00:00 GMT", None), ("-1", None), ("٣", None)],
)
def test_retry_after_counts_in_seconds_only(
    told: Told, client: PlatformClient, header: str, seconds: float | None
) -> None:
    told.say(503, b"", f"Retry-After: {header}")
    with pytest.raises(PlatformBusy) as caught:
        client.hello()
    assert caught.value.retry_after_s == seconds


def test_nobody_there(told: Told, client: PlatformClient) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    gone = PlatformClient(f"http://127.0.0.1:{port}", "kiosk-1", "t", KEYS)
    with pytest.raises(LineDown, match="unreachable"):
        gone.hello()
    gone.close()


def test_hang_up_in_the_middle_of_the_reply(told: Told, client: PlatformClient) -> None:
    told.say(201, wire.encode(signed("d"))[:20], length=500)
    with pytest.raises(LineDown, match="broken_off"):
        client.put_case(CASE, b"x")


def test_hang_up_without_a_word(told: Told, client: PlatformClient) -> None:
    with pytest.raises(LineDown):
        client.put_case(CASE, b"x")


def test_silence_ends_in_a_timeout(
    told: Told, client: PlatformClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client_module, "TIMEOUTS_S", (1.0, 0.05))
    gate = socket.create_server(("127.0.0.1", 0))
    silent = PlatformClient(f"http://127.0.0.1:{gate.getsockname()[1]}", "k", "t", KEYS)
    with pytest.raises(LineDown, match="timeout"):
        silent.hello()
    silent.close()
    gate.close()


def test_endless_reply_is_cut_off(
    told: Told, client: PlatformClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replies, "MAX_REPLY", 100_000)
    told.say(200, b"[" * 300_000)
    with pytest.raises(BadAnswer, match="reply_too_long"):
        client.standings([CASE])


def test_announcements_and_standings(told: Told, client: PlatformClient) -> None:
    status = {"case_id": str(CASE), "standing": "announced", "answer": None}
    told.say(200, json.dumps([status]).encode())
    told.say(200, json.dumps([{**status, "standing": "unknown"}]).encode())
    announcement = Announcement(CASE, 1, "d", 10, "DEMO-1")
    assert client.announce([announcement])[0].standing is CaseStanding.ANNOUNCED
    assert client.standings([CASE])[0].standing is CaseStanding.UNKNOWN
    first, second = (request.split(b"\r\n\r\n", 1)[1] for request in told.requests)
    assert first == wire.encode([announcement])
    assert json.loads(second) == [str(CASE)]


@pytest.fixture
def container(tmp_path: Path) -> Path:
    path = tmp_path / "c.kc"
    path.write_bytes(b"0123456789")
    return path


def test_upload_sends_the_rest_from_the_offset(
    told: Told, client: PlatformClient, container: Path
) -> None:
    told.say(201, b"", "Upload-Offset: 10", "Upload-Complete: ?1")
    assert client.send_container(container, "ab", size=10, offset=4) == UploadProgress(10, True)
    head, body = told.requests[0].split(b"\r\n\r\n", 1)
    lines = head.decode().split("\r\n")
    assert body == b"456789"
    assert {"Upload-Offset: 4", "Upload-Complete: ?1", "Content-Length: 6"} <= set(lines)
    assert "Content-Type: application/partial-upload" in lines


def test_upload_of_nothing_more_still_completes(
    told: Told, client: PlatformClient, container: Path
) -> None:
    told.say(201, b"", "Upload-Offset: 10", "Upload-Complete: ?1")
    assert client.send_container(container, "ab", size=10, offset=10).is_complete
    assert b"Content-Length: 0" in told.requests[0]


def test_other_offset_is_progress_not_a_fault(
    told: Told, client: PlatformClient, container: Path
) -> None:
    told.say(409, b"", "Upload-Offset: 7")
    assert client.send_container(container, "ab", size=10, offset=4) == UploadProgress(7, False)


def test_container_offsets(told: Told, client: PlatformClient) -> None:
    told.say(404)
    told.say(204, b"", "Upload-Offset: 3", "Upload-Complete: ?0")
    told.say(200, b"")
    assert client.container_offset("ab") == UploadProgress(0, False)
    assert client.container_offset("ab") == UploadProgress(3, False)
    with pytest.raises(BadAnswer, match="no_offset"):
        client.container_offset("ab")


def test_rating_counts_when_the_platform_repeats_its_id(told: Told, client: PlatformClient) -> None:
    rating = Rating(uuid4(), CASE, "kiosk-1", "DEMO-1", RatingLevel.SATISFIED, "pad", NOON)
    told.say(201, json.dumps({"rating_id": str(rating.rating_id)}).encode())
    told.say(200, json.dumps({"rating_id": str(uuid4())}).encode())
    client.put_rating(rating)
    with pytest.raises(BadAnswer):
        client.put_rating(rating)


def test_hello_gives_the_platforms_time(told: Told, client: PlatformClient) -> None:
    told.say(200, b'{"platform_time":"2026-11-20T12:00:00+08:00","epoch":3,"sealing_keys":[]}')
    told.say(200, b'{"platform_time":"2026-11-20T12:00:00","epoch":3}')
    assert client.hello().platform_time_s == NOON.wall.timestamp()
    with pytest.raises(BadAnswer):
        client.hello()


def test_licences_are_exchanged(told: Told, client: PlatformClient) -> None:
    licence = {
        "ref": "r-1", "licence_type": "id", "title": "T", "holder_masked": "张*",
        "number_masked": "110*", "issuer": "I", "valid_until": "",
    }  # fmt: skip
    told.say(200, json.dumps([licence]).encode())
    (found,) = client.exchange_code("one-time", ["id"])
    assert found.ref == "r-1"
    sent = json.loads(told.requests[0].split(b"\r\n\r\n", 1)[1])
    assert sent == {"code": "one-time", "licence_types": ["id"]}


def test_proxy_of_the_environment_is_not_used(
    told: Told, client: PlatformClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    told.say(200, b'{"platform_time":"2026-11-20T12:00:00+08:00","epoch":3}')
    assert client.hello().epoch == 3


def test_digest_in_the_answer_is_that_of_the_put_bytes(client: PlatformClient) -> None:
    body = b"the body"
    digest = hashlib.sha256(body).hexdigest()
    assert client.verified(signed(digest), case_id=CASE, digest=digest).digest == digest
