"""Kiosks known by certificate: enrolled, renewed, locked out; with clocks that are years off."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest
import requests

from central.authority import KIOSK_DAYS, load_authority
from central.settings import Settings, TlsSettings
from kiosk.cli_enrol import run as enrol_command
from kiosk.courier_identity import renew_in_time
from kiosk.domain.application import KioskTime
from kiosk.domain.rating import Rating, RatingLevel
from kiosk.gateway.client import PlatformClient
from kiosk.gateway.enrolment import enrol
from kiosk.gateway.tls import TlsIdentity
from kiosk.line import LineDown, NotAuthorised
from kiosk.sealed import PlatformKey
from offline_cache.courier_process import CourierProcess, CourierSettings
from offline_cache.keeper import CaseKeeper

AT = KioskTime(datetime(2026, 11, 22, tzinfo=UTC), 1.0)


@pytest.fixture
def secured(settings: Settings) -> Settings:
    tls = TlsSettings(names=("127.0.0.1", "localhost"), certificates_only=True)
    return msgspec.structs.replace(settings, tls=tls)


@pytest.fixture
def identity(secured: Settings, clock, tmp_path: Path) -> TlsIdentity:
    """What is pinned on the kiosk before it is enrolled."""
    load_authority(secured.data_dir / "tls", clock())
    pinned = tmp_path / "pinned.pem"
    pinned.write_bytes((secured.data_dir / "tls" / "authority.pem").read_bytes())
    return TlsIdentity(str(pinned), str(tmp_path / "kiosk" / "identity.pem"))


@pytest.fixture
def dial() -> Iterator[Callable[..., PlatformClient]]:
    opened: list[PlatformClient] = []

    def open_one(service, identity: TlsIdentity, kiosk: str = "K1", token: str = ""):
        keys = {key.key_id: key.public_key for key in service.app.state.platform.keys.answer}
        url = f"https://127.0.0.1:{service.port}"
        opened.append(PlatformClient(url, kiosk, token, keys, identity=identity))
        return opened[-1]

    yield open_one
    for client in opened:
        client.close()


def nobody(identity: TlsIdentity) -> TlsIdentity:
    return TlsIdentity(identity.authority_file)


def code_for(service, identity: TlsIdentity, operator, kiosk: str = "K1") -> str:
    reply = post(service, identity, operator, "enrolment-codes", kiosk)
    assert reply.status_code == 201
    return str(reply.json()["code"])


def post(service, identity: TlsIdentity, operator, what: str, kiosk: str) -> requests.Response:
    url = f"https://127.0.0.1:{service.port}/v1/{what}"
    with requests.Session() as session:
        session.trust_env = False
        ours = session.post(
            url,
            json={"kiosk_id": kiosk},
            headers=operator,
            verify=identity.authority_file,
            timeout=10,
        )
    return ours


@pytest.fixture
def present(clock) -> None:
    """The platform's clock agrees with this machine's."""
    clock.now = datetime.now(UTC)


def test_kiosk_is_enrolled_once_and_known_by_its_certificate(
    present, start, secured, identity, dial, operator, maker_for
):
    service = start(secured)
    code = code_for(service, identity, operator)
    with pytest.raises(NotAuthorised, match="certificate_needed"):
        dial(service, nobody(identity), token="token-of-kiosk-1").standings([])
    enrol(dial(service, nobody(identity)), "K1", identity, f"{code[:5]}-{code[5:].lower()}")
    assert Path(identity.certificate_file).stat().st_mode & 0o077 == 0
    mine = TlsIdentity(identity.authority_file, identity.certificate_file)
    known = dial(service, mine)
    assert known.standings([]) == []
    with pytest.raises(NotAuthorised, match="other_kiosk"):
        dial(service, mine, kiosk="K2").standings([])
    with pytest.raises(NotAuthorised, match="code_unknown"):
        enrol(dial(service, nobody(identity)), "K1", identity, code)
    # A renewal needs no code; the old certificate stays good until the new one is in place.
    enrol(known, "K1", identity, "")
    assert dial(service, mine).standings([]) == []
    with pytest.raises(NotAuthorised):
        enrol(known, "K2", identity, "")


def test_locked_out_kiosk_keeps_its_cases_and_can_be_enrolled_again(
    present, start, secured, identity, dial, operator
):
    service = start(secured)
    enrol(dial(service, nobody(identity)), "K1", identity, code_for(service, identity, operator))
    mine = TlsIdentity(identity.authority_file, identity.certificate_file)
    assert post(service, identity, operator, "revocations", "K1").json() == {"revoked": 1}
    with pytest.raises(NotAuthorised, match="certificate_unknown"):
        dial(service, mine).standings([])
    enrol(dial(service, nobody(identity)), "K1", identity, code_for(service, identity, operator))
    assert dial(service, mine).standings([]) == []


def test_certificate_renews_itself_from_two_thirds_of_its_life_on_and_both_count(
    present, start, secured, identity, dial, operator, clock
):
    service = start(secured)
    enrol(dial(service, nobody(identity)), "K1", identity, code_for(service, identity, operator))
    mine = TlsIdentity(identity.authority_file, identity.certificate_file)
    first = Path(mine.certificate_file).read_bytes()
    long_lived, now = dial(service, mine), clock()
    assert long_lived.standings([]) == []
    assert renew_in_time(long_lived, "K1", mine, now + timedelta(days=KIOSK_DAYS // 2)) is None
    assert Path(mine.certificate_file).read_bytes() == first
    late = now + timedelta(days=KIOSK_DAYS * 3 // 4)
    assert renew_in_time(long_lived, "K1", mine, late) is not None
    assert Path(mine.certificate_file).read_bytes() != first
    earlier = Path(identity.authority_file).with_name("earlier.pem")
    earlier.write_bytes(first)
    assert dial(service, TlsIdentity(mine.authority_file, str(earlier))).standings([]) == []
    # Who was connected all the time shows the new one from now on: the old one may go.
    known = service.app.state.platform.certificates
    del known[next(iter(known))]
    assert long_lived.standings([]) == []
    with pytest.raises(NotAuthorised, match="certificate_unknown"):
        dial(service, TlsIdentity(mine.authority_file, str(earlier))).standings([])


def test_certificate_that_has_ended_or_was_revoked_renews_nothing_and_stays(
    present, start, secured, identity, dial, operator, clock
):
    service = start(secured)
    enrol(dial(service, nobody(identity)), "K1", identity, code_for(service, identity, operator))
    mine = TlsIdentity(identity.authority_file, identity.certificate_file)
    first = Path(mine.certificate_file).read_bytes()
    with pytest.raises(NotAuthorised, match="certificate_expired"):
        renew_in_time(dial(service, mine), "K1", mine, clock() + timedelta(days=KIOSK_DAYS + 1))
    post(service, identity, operator, "revocations", "K1")
    late = clock() + timedelta(days=KIOSK_DAYS * 3 // 4)
    with pytest.raises(NotAuthorised, match="certificate_unknown"):
        renew_in_time(dial(service, mine), "K1", mine, late)
    assert Path(mine.certificate_file).read_bytes() == first


def test_code_of_another_kiosk_or_of_yesterday_enrols_nobody(
    present, start, secured, identity, dial, operator, clock
):
    service = start(secured)
    code = code_for(service, identity, operator, "K2")
    with pytest.raises(NotAuthorised, match="code_unknown"):
        enrol(dial(service, nobody(identity)), "K1", identity, code)
    clock.pass_seconds(25 * 3600)
    with pytest.raises(NotAuthorised, match="code_unknown"):
        enrol(dial(service, nobody(identity)), "K2", identity, code)
    assert not Path(identity.certificate_file).exists()


@pytest.mark.parametrize("years", [-10, 10])
def test_kiosk_whose_clock_is_years_off_reconnects_and_learns_the_time(
    start, secured, settings, tmp_path, dial, clock, years: int
):
    clock.now = datetime.now(UTC) + timedelta(days=365 * years)
    authority = load_authority(secured.data_dir / "tls", clock())
    pinned = tmp_path / "pinned.pem"
    pinned.write_bytes(authority.pem)
    service = start(secured)
    # To a client that believes this machine's clock, every certificate is out of its time.
    with pytest.raises(requests.exceptions.SSLError, match=r"not yet valid|expired"):
        requests.get(f"https://127.0.0.1:{service.port}/v1/hello", verify=str(pinned), timeout=10)
    client = dial(service, TlsIdentity(str(pinned)))
    word = client.word()
    assert abs((word.platform_time - clock()).total_seconds()) < 30
    client._session.close()  # a new connection, checked by the time just learnt
    assert client.hello().epoch == 1


def test_certificate_out_of_its_time_by_the_platforms_own_clock_is_refused(
    present, start, secured, identity, dial, clock
):
    service = start(secured)
    client = dial(service, nobody(identity))
    clock.pass_seconds(400 * 86_400)
    client.word()
    client._session.close()
    with pytest.raises(LineDown):
        client.word()


def test_platform_of_another_authority_is_nobody(present, start, secured, dial, tmp_path, clock):
    service = start(secured)
    load_authority(tmp_path / "elsewhere", clock())
    with pytest.raises(LineDown, match="tls"):
        dial(service, TlsIdentity(str(tmp_path / "elsewhere" / "authority.pem"))).word()


@pytest.mark.usefixtures("present")
def test_courier_keeps_while_nobody_knows_it_and_sends_once_enrolled(
    start, secured, identity, dial, operator, wait_until
):
    service = start(secured)
    state = Path(identity.authority_file).parent / "state"
    keys = {key.key_id: key.public_key for key in service.app.state.platform.keys.answer}
    keeper = CaseKeeper(state, service_key(service), "K1")
    courier = CourierProcess(
        CourierSettings(
            str(state), keeper.store_key, f"https://127.0.0.1:{service.port}", "K1", "", keys,
            network_cap_s=0.2, heartbeat_every_s=0.5,
            authority_file=identity.authority_file, certificate_file=identity.certificate_file,
        )
    )  # fmt: skip
    courier.start()
    rating = Rating(uuid4(), uuid4(), "K1", "X", RatingLevel.SATISFIED, "pad", AT)
    keeper.keep_rating(rating)
    wait_until(lambda: keeper.line_report().alarm == "not_authorised")
    assert keeper.line_report().is_time_verified
    code = code_for(service, identity, operator)
    enrol(dial(service, nobody(identity)), "K1", identity, code)
    courier.hurry()
    wait_until(lambda: keeper.counts().ratings_sent == 1)
    assert keeper.line_report().alarm == ""
    wait_until(lambda: service.rows("SELECT 1 FROM heartbeats WHERE kiosk_id = 'K1'"))
    courier.stop()
    keeper.close()


def service_key(service) -> PlatformKey:
    key = service.app.state.platform.keys.sealing[-1]
    return PlatformKey(key.key_id, key.suite, key.public_key)


def test_enrol_command_tells_a_technician_what_happened(
    present, start, secured, identity, operator, tmp_path, capsys
):
    from argparse import Namespace

    service = start(secured)
    code = code_for(service, identity, operator)
    file = tmp_path / "kiosk.toml"
    file.write_text(
        '[kiosk]\nid = "K1"\nsite = {}\nstate_dir = "x"\n[platform]\n'
        f'url = "https://127.0.0.1:{service.port}"\nsealing_key_id = ""\nsealing_key = ""\n'
        f'authority_file = "{identity.authority_file}"\n'
        f'certificate_file = "{identity.certificate_file}"\n'
        'answer_keys = {}\n[items]\ndir = "x"\npublishers = {}\n'
    )
    assert enrol_command(Namespace(settings=file, code=code, renew=False)) == 0
    assert "K1 is enrolled until" in capsys.readouterr().out
    assert enrol_command(Namespace(settings=file, code=code, renew=False)) == 1
    assert "ask for a new one" in capsys.readouterr().err
    assert enrol_command(Namespace(settings=file, code="", renew=True)) == 0
    before = Path(identity.certificate_file).read_bytes()
    os.rename(identity.authority_file, identity.authority_file + ".gone")
    assert enrol_command(Namespace(settings=file, code="", renew=True)) == 2
    assert Path(identity.certificate_file).read_bytes() == before
