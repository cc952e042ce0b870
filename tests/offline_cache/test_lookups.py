"""The kiosk's questions through the courier's socket: answered, refused, late, or by nobody."""

from __future__ import annotations

import json
import os
import select
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk import wire
from kiosk.courier import answerers
from kiosk.courier_duties import DeviceBoard
from kiosk.line import BadAnswer, LineDown, LineFault, NotAuthorised, PlatformBusy, Refused
from kiosk.local_socket import short_address
from kiosk.lookups import EXCHANGE_CODE, HELLO, Asked, CodeExchange, Nothing
from kiosk.ports import LookUpFailed
from kiosk.technician.network import TRY_NETWORK
from offline_cache.courier_process import CourierSettings
from offline_cache.lookup_desk import LookupDesk, answering
from offline_cache.lookup_line import CourierLicences, LookupLine
from offline_cache.lookup_socket import receive_message, send_message
from offline_cache.nudge import drain, nudged


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A socket deeper than the 108 bytes an address has room for."""
    deep = tmp_path / ("d" * 60) / ("e" * 60)
    deep.mkdir(parents=True)
    return deep / "courier.sock"


@pytest.fixture
def desk(path: Path, platform, tmp_path: Path) -> Iterator[LookupDesk]:
    token_file = tmp_path / "token"
    token_file.write_text(platform.token + "\n")
    settings = CourierSettings(
        str(tmp_path), bytes(32), platform.url, "kiosk-1", "", platform.answer_keys,
        token_file=str(token_file),
    )  # fmt: skip
    opened = LookupDesk(path, answerers(settings, DeviceBoard()))
    yield opened
    opened.close()


LICENCE = {
    "ref": "r-1", "licence_type": "id", "title": "T", "holder_masked": "张*",
    "number_masked": "110*", "issuer": "I", "valid_until": "",
}  # fmt: skip


def test_licences_are_exchanged_with_the_couriers_own_token(desk, path, platform, given) -> None:
    asked = []

    def told(body: bytes):
        asked.append(json.loads(body))
        return given.Reply(200, json.dumps([LICENCE]).encode())

    platform.next("POST licences", told)
    (found,) = CourierLicences(LookupLine(path)).exchange("one-time", ["id"])
    assert found.ref == "r-1"
    assert asked == [{"code": "one-time", "licence_types": ["id"]}]


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (404, b'{"error":"code_unknown"}', "unknown"),
        (410, b'{"error":"code_expired"}', "expired"),
        (503, b"", "busy"),
        (302, b"", "offline"),
        (200, b"<html>", "offline"),
    ],
)
def test_licences_that_cannot_be_had(desk, path, platform, given, status, body, code) -> None:
    platform.next("POST licences", given.Reply(status, body))
    with pytest.raises(LookUpFailed) as caught:
        CourierLicences(LookupLine(path)).exchange("one-time", ["id"])
    assert caught.value.code == code


def test_platform_is_greeted_and_the_network_tried_by_the_courier(desk, path, platform) -> None:
    line = LookupLine(path)
    assert line.ask(HELLO, Nothing()).epoch == 1
    checks = {check.name: check.outcome for check in line.ask(TRY_NETWORK, Nothing())}
    assert checks["tcp"] == checks["platform"] == "ok"


@pytest.mark.parametrize(
    "fault",
    [
        LineDown("timeout"),
        PlatformBusy("maintenance", 30.0),
        NotAuthorised("unknown_token"),
        Refused("too_much", 413),
        BadAnswer("unreadable"),
    ],
)
def test_fault_arrives_as_it_was_raised(path, fault: LineFault) -> None:
    def answer(_: object):
        raise fault

    desk = LookupDesk(path, [answering(HELLO, answer)])
    with pytest.raises(type(fault)) as caught:
        LookupLine(path).ask(HELLO, Nothing())
    desk.close()
    told = ("code", "status", "retry_after_s")
    assert [getattr(caught.value, n, None) for n in told] == [getattr(fault, n, None) for n in told]


def test_no_courier_means_offline(path) -> None:
    with pytest.raises(LineDown, match="courier_away"):
        LookupLine(path).ask(HELLO, Nothing())
    path.touch()
    with pytest.raises(LineDown, match="courier_away"):
        LookupLine(path).ask(HELLO, Nothing())


def test_late_answer_reaches_nobody_and_the_next_question_gets_its_own(path) -> None:
    may_answer = threading.Event()

    def answer(question: CodeExchange):
        if question.code == "quick":
            return []
        assert may_answer.wait(20)
        return [LICENCE]

    desk = LookupDesk(path, [answering(EXCHANGE_CODE, answer)])
    line = LookupLine(path)
    with pytest.raises(LineDown, match="timeout"):
        line.ask(replace(EXCHANGE_CODE, patience_s=0.05), CodeExchange("slow", ()))
    may_answer.set()
    assert line.ask(EXCHANGE_CODE, CodeExchange("quick", ())) == ()
    assert [found["ref"] for found in answer(CodeExchange("slow", ()))] == ["r-1"]
    desk.close()


def test_courier_is_nudged_when_something_is_kept(keeper, state, given) -> None:
    given.kept(keeper)  # nobody listens: nothing happens
    with nudged(state) as nudges:
        given.kept(keeper)
        assert select.select([nudges], [], [], 10)[0]
        drain(nudges)
        assert not select.select([nudges], [], [], 0)[0]
        keeper.hasten()
        assert select.select([nudges], [], [], 10)[0]


def test_stranger_is_not_listened_to_and_not_believed(path) -> None:
    nobody = frozenset({os.getuid() + 1})
    desk = LookupDesk(path, [answering(HELLO, lambda _: pytest.fail("asked"))], nobody)
    with pytest.raises(LineDown, match="courier_away"):
        LookupLine(path).ask(HELLO, Nothing())
    desk.close()
    desk = LookupDesk(path, [answering(HELLO, lambda _: pytest.fail("asked"))])
    with pytest.raises(LineDown, match="courier_stranger"):
        LookupLine(path, trusted_uid=os.getuid() + 1).ask(HELLO, Nothing())
    desk.close()
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (wire.encode(Asked("everything", b"{}")), "topic_unknown"),
        (wire.encode(Asked("hello", b"[")), "bad_question"),
        (b"\xff\xfe", "bad_question"),
    ],
)
def test_nonsense_is_refused_and_the_desk_stays_open(desk, path, message, code) -> None:
    with socket.socket(socket.AF_UNIX) as raw, short_address(path) as address:
        raw.settimeout(10)
        raw.connect(address)
        send_message(raw, message)
        assert json.loads(receive_message(raw))["fault"]["code"] == code
    with socket.socket(socket.AF_UNIX) as raw, short_address(path) as address:
        raw.connect(address)
        raw.sendall(b"\xff\xff\xff\xff")  # a length nobody may announce
    assert LookupLine(path).ask(HELLO, Nothing()).epoch == 1
