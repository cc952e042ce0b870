"""The kiosk's own client against the platform: both sides of the protocol read it the same way."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import UUID

import pytest

from kiosk.domain.application import KioskTime
from kiosk.domain.envelope import Announcement, CaseStanding
from kiosk.domain.rating import Rating, RatingLevel
from kiosk.domain.receipt import AnswerKind, StoredReceipt
from kiosk.gateway.client import NotAuthorised, PlatformClient, Refused


@pytest.fixture
def client(service):
    keys = {key.key_id: key.public_key for key in service.app.state.platform.keys.answer}
    client = PlatformClient(f"http://127.0.0.1:{service.port}", "K1", "token-of-kiosk-1", keys)
    yield client
    client.close()


def test_a_case_goes_all_the_way(client, maker, tmp_path):
    case = maker.case(pages=(os.urandom(200_000),))
    path: Path = tmp_path / "case.kc"
    path.write_bytes(case.container)
    item = case.envelope.header.item_code
    [status] = client.announce([Announcement(case.case_id, 1, case.digest, len(case.body), item)])
    assert status.standing is CaseStanding.ANNOUNCED
    with pytest.raises(Refused) as refused:
        client.put_case(case.case_id, case.body)
    assert refused.value.code == "container_missing"
    assert client.container_offset(case.container_digest).offset == 0
    sent = client.send_container(path, case.container_digest, size=len(case.container), offset=0)
    assert sent.is_complete
    assert client.container_offset(case.container_digest).is_complete
    signed = client.put_case(case.case_id, case.body)
    receipt = client.verified_taken(signed, case_id=case.case_id, digest=case.digest)
    assert isinstance(receipt, StoredReceipt)
    [status] = client.standings([case.case_id], wait_s=15)
    answer = client.verified(status.answer, case_id=case.case_id, digest=case.digest)
    assert answer.kind is AnswerKind.ACCEPTED


def test_ratings_and_codes_are_understood(client, kiosk, clock):
    rating = Rating(
        UUID(int=5), UUID(int=6), "K1", "X", RatingLevel.SATISFIED, "pad", KioskTime(clock(), 1.0)
    )
    client.put_rating(rating)
    client.put_rating(rating)
    code = kiosk.call("POST", "/v1/demo/codes", b'{"holder":"li_ming"}').json["code"]
    [licence] = client.exchange_code(code, ["居住证"])
    assert licence.licence_type == "居住证"
    with pytest.raises(Refused) as refused:
        client.exchange_code(code, ["居住证"])
    assert refused.value.code == "code_expired"


def test_refusals_have_their_types(client, service, maker):
    case = maker.case()
    stranger = PlatformClient(f"http://127.0.0.1:{service.port}", "K1", "guess", {})
    with pytest.raises(NotAuthorised):
        stranger.standings([case.case_id])
    stranger.close()
    assert client.hello().epoch == 1
