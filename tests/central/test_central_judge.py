"""The judge's own process: it alone has the keys, it may die, and one case cannot stop it."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace

import msgspec
import pytest

from central.arrivals import reason_aside
from central.bench import Bench
from central.intake import answer_of, take_case
from central.judge import judge_alone
from central.keys import load_keys
from central.opening import AWAY, AskingOpener
from central.service import open_platform
from central.settings import DatabaseSettings
from central.unseal import open_form
from kiosk import wire
from kiosk.domain.receipt import AnswerKind, PlatformAnswer
from kiosk.sealed import PlatformKey, SealBroken

_PATIENCE_S = 60


@pytest.fixture
def made(settings, maker_of_key):
    """Two cases for a platform that has not been started yet."""
    settings.data_dir.mkdir(parents=True)
    key = load_keys(settings.data_dir / "keys", (1,)).sealing[-1]
    maker = maker_of_key(PlatformKey(key.key_id, key.suite, key.public_key))
    return maker.case(), maker.case()


async def _answered(platform, case) -> PlatformAnswer:
    await take_case(platform, "K1", case.body, {case.case_id})
    signed = await answer_of(platform, case.case_id, within_s=_PATIENCE_S)
    return wire.decode(PlatformAnswer, signed.body)


def test_cases_are_judged_and_shown_without_a_private_key_here_and_after_a_kill(settings, made):
    first, second = made
    # The database of the tests is reached through a descriptor of this very process.
    ours = settings.database.dsn.replace("/proc/self/", f"/proc/{os.getpid()}/")
    settings = msgspec.structs.replace(settings, database=DatabaseSettings(dsn=ours))

    async def play() -> None:
        async with open_platform(settings, is_apart=True) as platform:
            assert [key.private_key for key in platform.keys.sealing] == [b""]
            assert (await _answered(platform, first)).kind is AnswerKind.ACCEPTED
            platform.bench._process.kill()
            assert (await _answered(platform, second)).kind is AnswerKind.ACCEPTED
            opened = await asyncio.to_thread(open_form, platform.unsealer, second.envelope)
            assert opened.application_id == second.case_id
            broken = replace(first.envelope, sealed_form=b"\x00" * 99)
            with pytest.raises(SealBroken, match="bad_magic"):
                platform.unsealer.form(first.case_id, broken.sealed_form)

    asyncio.run(play())


def test_nobody_to_ask_is_said_and_waits_for_nobody():
    with pytest.raises(SealBroken) as fault:
        AskingOpener().form(None, b"")
    assert fault.value.code == AWAY


def test_a_case_that_ends_its_judge_again_and_again_is_set_aside(settings, made):
    first, _ = made

    async def play() -> str:
        async with open_platform(settings) as platform:
            # Its own judge looks once a second and would be quicker than this test.
            platform.bench._loop.end()
            idle = replace(platform, bench=Bench())
            await take_case(idle, "K1", first.body, {first.case_id})
            async with platform.database.transaction() as connection:
                await connection.execute("UPDATE arrivals SET tries = 8")
            await judge_alone(platform)
            async with platform.database.transaction() as connection:
                return await reason_aside(connection, first.case_id)

    assert asyncio.run(play()) == "judge_failed"
