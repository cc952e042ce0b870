"""The one writer of a process: one trip to the database a batch, whoever else writes there."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import replace

import pytest

from central.bench import Bench
from central.cases import Arrival, CaseConflict
from central.database import DatabaseDown
from central.intake import take_case
from central.keys import load_keys
from central.service import open_platform
from kiosk import wire
from kiosk.domain.receipt import StoredReceipt
from kiosk.sealed import PlatformKey


@pytest.fixture
def made(settings, maker_of_key):
    settings.data_dir.mkdir(parents=True)
    key = load_keys(settings.data_dir / "keys", (1,)).sealing[-1]
    maker = maker_of_key(PlatformKey(key.key_id, key.suite, key.public_key))
    return [maker.case() for _ in range(6)]


async def _receipt(platform, case) -> StoredReceipt:
    taken = await take_case(platform, "K1", case.body, {case.case_id})
    return wire.decode(StoredReceipt, taken.receipt.body)


@contextlib.asynccontextmanager
async def _idle(settings):
    """A platform at which nobody judges."""
    async with open_platform(settings) as platform:
        platform.bench._loop.end()
        yield replace(platform, bench=Bench())


async def _counted(platform) -> tuple[int, int, int]:
    async with platform.database.transaction() as connection:
        row = await connection.fetchrow(
            "SELECT (SELECT value FROM counters WHERE name = 'arrival_seq'),"
            " count(*), count(DISTINCT arrival_seq) FROM arrivals"
        )
    return tuple(row)


def test_numbers_go_on_when_another_process_has_drawn_some(settings, made):
    async def play():
        async with _idle(settings) as platform:
            before = [(await _receipt(platform, case)).arrival_seq for case in made[:2]]
            async with platform.database.transaction() as connection:
                await connection.execute("UPDATE counters SET value = value + 5")
            after = [(await _receipt(platform, case)).arrival_seq for case in made[2:4]]
            return before, after, await _counted(platform)

    before, after, counted = asyncio.run(play())
    assert (before, after) == ([1, 2], [8, 9])
    assert counted == (9, 4, 4)


def test_the_same_case_many_times_at_once_among_others_has_one_row_and_one_receipt(settings, made):
    async def play():
        async with _idle(settings) as platform:
            first = await _receipt(platform, made[0])
            asked = [made[0], made[1], made[1], made[2], made[1]]
            said = await asyncio.gather(*(_receipt(platform, case) for case in asked))
            return first, said, await _counted(platform)

    first, said, counted = asyncio.run(play())
    assert said[0] == first
    assert said[1] == said[2] == said[4] != said[3]
    assert counted == (3, 3, 3)


def test_other_bytes_under_one_id_in_one_batch_are_a_conflict_for_one_of_them(settings, made):
    async def play():
        async with _idle(settings) as platform:
            await _receipt(platform, made[0])
            arrival = (await _arrival(platform, made[1]), await _arrival(platform, made[1], "0"))
            taking = (platform.ingest.take(one) for one in arrival)
            return await asyncio.gather(*taking, return_exceptions=True), await _counted(platform)

    (taken, refused), counted = asyncio.run(play())
    assert taken.is_new
    assert isinstance(refused, CaseConflict)
    assert counted == (2, 2, 2)


async def _arrival(platform, case, digest: str = ""):
    return Arrival(case.envelope.header, case.body, digest or case.digest, platform.now())


def test_after_an_answer_of_the_database_was_lost_the_case_is_there_once(settings, made):
    async def play():
        async with _idle(settings) as platform:
            await _receipt(platform, made[0])
            connected = platform.database.connection

            @contextlib.asynccontextmanager
            async def cut():
                async with connected() as connection:
                    yield connection
                raise DatabaseDown

            # It commits, and nobody hears of it.
            platform.database.connection = cut
            with pytest.raises(DatabaseDown):
                await _receipt(platform, made[1])
            platform.database.connection = connected
            again = await _receipt(platform, made[1])
            return again, await _receipt(platform, made[2]), await _counted(platform)

    again, following, counted = asyncio.run(play())
    assert (again.arrival_seq, following.arrival_seq) == (2, 3)
    assert counted == (3, 3, 3)
