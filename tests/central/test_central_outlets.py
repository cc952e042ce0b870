"""Outside systems: what every outlet keeps to, and that nothing is told twice or forgotten."""

from __future__ import annotations

import base64
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from central.adapters.dispatch import deliver_due, tell
from central.adapters.outlets import (
    KINDS,
    Dispatch,
    MessageNotice,
    OutletBusy,
    OutletRefused,
    RatingRecord,
    SampleOutlet,
    StatusNotice,
    TicketRecord,
    rating_record,
)
from central.database import Database
from kiosk import wire
from kiosk.domain.application import KioskTime
from kiosk.domain.rating import Rating, RatingLevel

NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)
TOLD = {
    "ratings": RatingRecord("320500-1", "DEMO-1", "5", "2", "207", "2026-11-20 12:00:00"),
    "hotline": TicketRecord("320500-2", "stuck", "no_paper", date(2026, 11, 27), "opened", NOON),
    "status": StatusNotice("320500-1", "DEMO-1", "returned", NOON),
    "sms": MessageNotice(UUID(int=7), "case_returned"),
}
OUTLETS = [SampleOutlet]
"""Whatever stands behind a door goes through the same tests: add its maker here."""
PERSON = {"Authorization": "Basic " + base64.b64encode(b"operator:correct horse").decode()}


def run(coroutine):
    import asyncio

    return asyncio.run(coroutine)


@pytest.fixture(params=OUTLETS)
def outlet(request):
    return request.param("ratings")


def dispatch(name: str = "ratings", body: bytes | None = None) -> Dispatch:
    return Dispatch(uuid4(), name, wire.encode(TOLD[name]) if body is None else body)


def test_an_outlet_takes_the_same_dispatch_once(outlet) -> None:
    one = dispatch()
    assert run(outlet.deliver(one)) == run(outlet.deliver(one))
    if isinstance(outlet, SampleOutlet):
        assert len(outlet.taken) == 1


@pytest.mark.parametrize("wrong", [dispatch(body=b"{}"), dispatch(body=b"\xff"), dispatch("sms")])
def test_an_outlet_refuses_what_it_cannot_take(outlet, wrong) -> None:
    with pytest.raises(OutletRefused):
        run(outlet.deliver(wrong))


def test_a_simulator_says_so() -> None:
    for name in KINDS:
        outlet = SampleOutlet(name)
        assert outlet.is_simulator
        assert run(outlet.deliver(dispatch(name))).startswith("SIMULATED")


def test_a_rating_leaves_without_a_name() -> None:
    given = Rating(
        uuid4(), uuid4(), "K1", "DEMO-1", RatingLevel.DISSATISFIED, "pad", KioskTime(NOON, 1.0),
        ("207", "208"), may_call=True,
    )  # fmt: skip
    record = rating_record(given, "320500-20261120-000001-4")
    assert (record.pf, record.satisfaction, record.evalDetail) == ("5", "2", "207,208")
    assert record.assessTime == "2026-11-20 12:00:00"


class Clock:
    now = NOON

    def __call__(self) -> datetime:
        return self.now


async def _told(dsn, outlet, clock, *steps):
    database = Database({"dsn": dsn})
    await database.open()
    try:
        async with database.transaction() as connection:
            await tell(connection, "ratings", TOLD["ratings"], clock())
        for step in steps:
            step()
            await deliver_due(database, {"ratings": outlet}, clock)
        async with database.transaction() as connection:
            return await connection.fetchrow("SELECT * FROM dispatches")
    finally:
        await database.close()


def test_a_busy_outlet_is_asked_again_later_and_once(dsn) -> None:
    outlet, clock = SampleOutlet("ratings"), Clock()

    def busy() -> None:
        outlet.fault = OutletBusy("overloaded")

    def well() -> None:
        outlet.fault = None

    def later() -> None:
        clock.now += timedelta(hours=1)

    row = run(_told(dsn, outlet, clock, busy, well))
    assert row["sent_at"] is None
    assert row["last_fault"] == "overloaded"
    assert row["due_at"] > clock.now
    clock.now += timedelta(minutes=1)
    row = run(_told_again(dsn, outlet, clock))
    assert row["sent_at"] is not None
    assert len(outlet.taken) == 1
    later()
    run(_told_again(dsn, outlet, clock))
    assert len(outlet.taken) == 1


async def _told_again(dsn, outlet, clock):
    database = Database({"dsn": dsn})
    await database.open()
    try:
        await deliver_due(database, {"ratings": outlet}, clock)
        async with database.transaction() as connection:
            return await connection.fetchrow("SELECT * FROM dispatches")
    finally:
        await database.close()


def test_what_was_refused_waits_for_a_person(dsn) -> None:
    outlet, clock = SampleOutlet("ratings"), Clock()
    outlet.fault = OutletRefused("no_such_item")
    row = run(_told(dsn, outlet, clock, lambda: None, lambda: None))
    assert row["refused_at"] is not None
    assert (row["attempts"], row["last_fault"]) == (1, "no_such_item")


def test_a_claim_that_nobody_finished_is_taken_up_again(dsn) -> None:
    outlet, clock = SampleOutlet("ratings"), Clock()

    class Died(Exception):
        pass

    async def die(_):
        raise Died

    outlet_that_dies = SampleOutlet("ratings")
    outlet_that_dies.deliver = die
    with pytest.raises(Died):
        run(_told(dsn, outlet_that_dies, clock, lambda: None))
    row = run(_told_again(dsn, outlet, clock))
    assert row["sent_at"] is None
    clock.now += timedelta(seconds=61)
    assert run(_told_again(dsn, outlet, clock))["sent_at"] is not None


def test_a_rating_is_on_its_way_out_and_the_page_says_simulator(kiosk, service) -> None:
    given = Rating(
        uuid4(), uuid4(), "K1", "TEST-CT-0001", RatingLevel.SATISFIED, "pad", KioskTime(NOON, 1.0)
    )
    kiosk.call("PUT", f"/v1/ratings/{given.rating_id}", wire.encode(given))
    assert service.value("SELECT outlet FROM dispatches") == "ratings"
    page = kiosk.call("GET", "/adapters", None, PERSON).body.decode()
    assert page.count("SIMULATOR") == len(KINDS)
    assert kiosk.call("GET", "/adapters", None, {"Authorization": ""}).status == 401
