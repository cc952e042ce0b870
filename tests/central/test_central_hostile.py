"""Bodies, headers and callers that mean no good, over HTTP: each refused, nothing left behind."""

from __future__ import annotations

import socket
from dataclasses import replace

import msgspec
import pytest

from kiosk import wire
from kiosk.domain.envelope import CaseEnvelope
from kiosk.domain.receipt import AnswerKind


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"{" * 5000,
        b'{"header":1,"sealed_form":""}',
    ],
)
def test_a_body_that_is_no_case_is_refused(kiosk, maker, body):
    reply = kiosk.put(maker.case(), body)
    assert (reply.status, reply.error) == (422, "bad_header")


@pytest.mark.parametrize(
    "changes",
    [
        {"seq": -1},
        {"seq": 2**63},
        {"item_code": "a\x00b"},
        {"item_code": ""},
        {"item_version": "x" * 200},
        {"container_digest": "../../etc/passwd"},
    ],
)
def test_a_header_out_of_range_is_refused(service, kiosk, maker, changes):
    case = maker.case()
    header = replace(case.envelope.header, **changes)
    body = wire.encode(CaseEnvelope(header, case.envelope.sealed_form))
    reply = kiosk.put(case, body)
    assert (reply.status, reply.error) == (422, "bad_header")


def test_ids_that_differ_are_refused(kiosk, maker):
    one, two = maker.case(), maker.case()
    assert kiosk.put(one, two.body).status == 422
    path, key = f"/v1/cases/{one.case_id}", {"Idempotency-Key": str(two.case_id)}
    assert kiosk.call("PUT", path, one.body, key).status == 422
    assert kiosk.call("PUT", "/v1/cases/not-a-uuid", one.body).status == 404


def test_a_body_too_large_is_refused_announced_or_not(start, settings):
    small = msgspec.structs.replace(settings.limits, case_bytes=1000)
    kiosk = start(msgspec.structs.replace(settings, limits=small)).kiosk()
    path = "/v1/cases/01890000-0000-7000-8000-000000000000"
    assert kiosk.call("PUT", path, b"x" * 1001).status == 413
    chunks = iter([b"x" * 600, b"x" * 600])
    chunked = {"Transfer-Encoding": "chunked"}
    assert kiosk.call("PUT", path, chunks, chunked, encode_chunked=True).status == 413


def test_a_body_that_never_ends_is_given_up(start, settings):
    hasty = msgspec.structs.replace(settings.limits, body_seconds=0.2)
    service = start(msgspec.structs.replace(settings, limits=hasty))
    kiosk = service.kiosk()
    with socket.create_connection(("127.0.0.1", service.port), timeout=10) as line:
        head = (
            "PUT /v1/cases/01890000-0000-7000-8000-000000000000 HTTP/1.1\r\nHost: x\r\n"
            f"Authorization: Bearer {kiosk.token}\r\nX-Menkou-Kiosk: K1\r\n"
            "Content-Length: 500\r\n\r\nonly this"
        )
        line.sendall(head.encode())
        assert line.recv(4096).startswith(b"HTTP/1.1 408")


def test_a_caller_who_leaves_in_the_middle_leaves_nothing(service, kiosk, maker):
    case = maker.case()
    with socket.create_connection(("127.0.0.1", service.port), timeout=10) as line:
        head = (
            f"PUT /v1/cases/{case.case_id} HTTP/1.1\r\nHost: x\r\n"
            f"Authorization: Bearer {kiosk.token}\r\nX-Menkou-Kiosk: K1\r\n"
            f"Content-Length: {len(case.body)}\r\n\r\n"
        )
        line.sendall(head.encode() + case.body[:-1])
    assert kiosk.put(case).status == 201
    assert service.value("SELECT count(*) FROM cases") == 1


def test_addresses_nobody_serves_are_refused_without_redirect(kiosk):
    for method, path, status in (
        ("GET", "/v1/nothing", 404),
        ("GET", "/v1/hello/", 404),
        ("DELETE", "/v1/hello", 405),
        ("PUT", "/v1/cases/%2e%2e/x", 404),
    ):
        assert kiosk.call(method, path).status == status


def test_nesting_without_end_is_refused_outside_and_inside(service, kiosk, maker):
    deep = b'{"header":' + b"[" * 100_000
    assert kiosk.put(maker.case(), deep).error == "bad_header"
    case = maker.case()
    unknown = case.body[:-1] + b',"more":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    assert kiosk.put(case, unknown).status == 422


def test_answers_nested_deeply_are_a_correction_and_can_be_shown(kiosk, maker, operator):
    nested: object = "deep"
    for _ in range(400):
        nested = {"a": nested}
    case = maker.case(answers={"name": nested})
    reply = kiosk.put(case)
    assert reply.status == 201
    assert reply.answer.kind is AnswerKind.CORRECTION_NEEDED
    assert kiosk.call("GET", f"/cases/{case.case_id}", None, operator).status == 200
