"""A platform that offers several suites: it says so, and takes in cases of each."""

from __future__ import annotations

import msgspec
import pytest

from kiosk.domain.receipt import AnswerKind
from kiosk.sealed import SUITES, PlatformKey


@pytest.fixture
def settings(settings):
    return msgspec.structs.replace(settings, sealing_suites=(1, 2, 3))


def test_cases_of_every_suite_are_accepted_by_one_platform(service, maker, kiosk):
    offered = kiosk.call("GET", "/v1/hello").json["sealing_keys"]
    assert sorted(key["suite"] for key in offered) == sorted(SUITES)
    for key in offered:
        maker.key = PlatformKey(key["key_id"], key["suite"], bytes.fromhex(key["public_key"]))
        reply = kiosk.send(maker.case(pages=(b"page",)))
        assert (reply.status, reply.answer.kind) == (201, AnswerKind.ACCEPTED), key["suite"]


def test_key_of_another_suite_under_a_known_id_opens_nothing(service, maker, kiosk):
    raw = bytes(range(1, 33))
    known = maker.key.key_id
    maker.key = PlatformKey(known, 2, SUITES[2].public_key_of(raw))
    case = maker.case()
    assert kiosk.send(case).status == 201
    assert service.aside(case) == "unknown_key"
