"""What a scanner on the network may answer: hostile, half, endless. All of it is a typed fault."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.links.escl import EsclFailed, EsclScanner
from devices.links.escl_xml import LONGEST, BadXml, first_text, leaves, texts_of
from devices.sheet_scanner.faults import ScanCode, ScanFault
from devices.sheet_scanner.pictures import checked_jpeg
from devices.sheet_scanner.sheets import sheet_jpeg

STATUS = b'<s:S xmlns:s="a"><p:State xmlns:p="b">Idle</p:State><AdfState> X </AdfState></s:S>'


def test_names_count_without_their_namespace() -> None:
    document = leaves(STATUS)
    assert document == (("S/State", "Idle"), ("S/AdfState", "X"), ("S", ""))
    assert first_text(document, "AdfState") == "X"
    assert list(texts_of(document, "Nothing")) == []


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"<a>",
        b"<a></b>",
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b"<a>" * 40 + b"</a>" * 40,
        b"<r>" + b"<a/>" * 10_002 + b"</r>",
        b"<a>" + b"x" * LONGEST + b"</a>",
        b"<a>\xff\xfe</a>",
        b'<?xml version="1.0" encoding="no-such"?><a/>',
    ],
    ids=[
        "nothing",
        "open",
        "crossed",
        "entity",
        "outside",
        "deep",
        "many",
        "long",
        "bytes",
        "code",
    ],
)
def test_xml_nobody_should_believe_is_refused(document: bytes) -> None:
    with pytest.raises(BadXml):
        leaves(document)


@settings(max_examples=400, deadline=None)
@given(st.binary(max_size=200), st.integers(0, len(STATUS)), st.integers(0, 20))
def test_any_bytes_are_a_document_or_refused(noise: bytes, at: int, gone: int) -> None:
    for document in (noise, STATUS[:at] + noise + STATUS[at + gone :]):
        try:
            assert isinstance(leaves(document), tuple)
        except BadXml:
            continue


class OneAnswer:
    """A server that sends the same bytes to whoever comes, and hangs up."""

    def __init__(self, answer: bytes) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._answer = answer
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/eSCL"
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._socket.accept()
            except OSError:
                return
            with line:
                line.recv(65536)
                line.sendall(self._answer)

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()


@pytest.fixture
def answering() -> Iterator[type[OneAnswer]]:
    made: list[OneAnswer] = []

    class Kept(OneAnswer):
        def __init__(self, answer: bytes) -> None:
            super().__init__(answer)
            made.append(self)

    yield Kept
    for server in made:
        server.close()


def client(server: OneAnswer) -> EsclScanner:
    return EsclScanner(server.url, timeout_s=2, page_limit=1000)


def with_body(body: bytes, length: int | None = None, status: str = "200 OK") -> bytes:
    said = len(body) if length is None else length
    return f"HTTP/1.1 {status}\r\nContent-Length: {said}\r\n\r\n".encode() + body


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (with_body(b"<a/>"), ""),
        (with_body(b"half", 100), "truncated"),
        (with_body(b"<a"), "bad_answer"),
        (b"SSH-2.0-OpenSSH\r\n", "bad_answer"),
        (b"", "unreachable"),
        (with_body(b"", status="503 Busy"), "busy"),
        (with_body(b"", status="401 No"), "refused"),
        (with_body(b" " * (LONGEST + 1)), "too_large"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "truncated"),
    ],
)
def test_every_answer_to_a_question_is_typed(
    answering: type[OneAnswer], answer: bytes, code: str
) -> None:
    scanner = client(answering(answer))
    if not code:
        assert scanner.status().feeder == ""
        return
    with pytest.raises(EsclFailed) as caught:
        scanner.status()
    assert caught.value.code == code


def test_a_page_larger_than_any_page_is_not_swallowed(answering: type[OneAnswer]) -> None:
    scanner = client(answering(with_body(b"x" * 1001)))
    with pytest.raises(EsclFailed, match="too_large"):
        scanner.next_page("/eSCL/ScanJobs/1", limit_s=2)


@pytest.mark.parametrize("place", ["", "relative", "http://other/a b", "http://other/\u00e9"])
def test_a_job_without_a_usable_place_is_refused(answering: type[OneAnswer], place: str) -> None:
    answer = f"HTTP/1.1 201 Created\r\nLocation: {place}\r\nContent-Length: 0\r\n\r\n"
    with pytest.raises(EsclFailed):
        client(answering(answer.encode("latin-1"))).begin(dpi=100, colour=True)


def test_a_job_elsewhere_stays_on_the_scanner_we_asked(answering: type[OneAnswer]) -> None:
    answer = b"HTTP/1.1 201 C\r\nLocation: http://evil.example/jobs/7/\r\nContent-Length: 0\r\n\r\n"
    assert client(answering(answer)).begin(dpi=100, colour=True) == "/jobs/7"


def test_a_scanner_without_a_feeder_says_so(answering: type[OneAnswer]) -> None:
    with pytest.raises(EsclFailed, match="no_feeder"):
        client(
            answering(with_body(b"<ScannerCapabilities><Platen/></ScannerCapabilities>"))
        ).resolutions()


@pytest.mark.parametrize("url", ["", "https://a/eSCL", "file:///etc/passwd", "http:///eSCL"])
def test_a_url_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(EsclFailed, match="refused"):
        EsclScanner(url, timeout_s=1, page_limit=1)


def test_pictures_are_whole_or_refused() -> None:
    whole = sheet_jpeg("contract", 1, 100, colour=True)
    assert checked_jpeg(whole) is whole
    for damaged, code in (
        (whole[:-2000], ScanCode.TRUNCATED),
        (whole[: len(whole) // 3], ScanCode.TRUNCATED),
        (b"%PDF-1.7", ScanCode.BAD_PICTURE),
        (b"", ScanCode.BAD_PICTURE),
        (whole[:2] + b"\xff\xd9" + whole[2:3], ScanCode.BAD_PICTURE),
    ):
        with pytest.raises(ScanFault) as caught:
            checked_jpeg(damaged)
        assert caught.value.code is code


def test_a_header_that_claims_an_absurd_size_is_not_decoded() -> None:
    whole = sheet_jpeg("blank", 1, 100, colour=False)
    start = whole.index(b"\xff\xc0") + 5
    huge = whole[:start] + b"\xff\xff\xff\xff" + whole[start + 4 :]
    with pytest.raises(ScanFault, match="too_large"):
        checked_jpeg(huge)
