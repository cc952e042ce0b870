"""The driver over a real pcscd with a virtual reader: cards, pulled cards, a service that dies."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests_pcscd import Pcscd, private_pcscd

from devices.bench_client import Bench
from devices.driver import Capability, Command, DeviceState
from devices.social_card_reader.private_service import why_not
from devices.social_card_reader.sample_cards import SAMPLE_CARDS
from devices.watch import Watch
from kiosk import wire
from kiosk.domain.social_card import SocialCard

ROOT = Path(__file__).parents[3]
_REASON = why_not()
pytestmark = pytest.mark.skipif(bool(_REASON), reason=_REASON or "runs")
ZHANG = SAMPLE_CARDS["zhang_san"].card


@pytest.fixture(scope="module")
def service(tmp_path_factory) -> Iterator[Pcscd]:
    with private_pcscd(tmp_path_factory.mktemp("pcscd")) as running:
        yield running


@pytest.fixture
def bench(service: Pcscd) -> Iterator[Bench]:
    bench = Bench(service.run_dir)
    yield bench
    bench.do("social_card_reader", "remove")
    bench.do("social_card_reader", "fault", fault="")


@pytest.fixture
def watch(service: Pcscd, bench: Bench, news) -> Iterator[Watch]:
    config = {
        "driver": "devices.social_card_reader.reader:PcscReader",
        "settings": {"port": "Virtual PCD 00 00", "card_timeout_s": 1.5},
        "env": service.env,
    }
    watch = Watch("social", Capability.SOCIAL_CARD, config, news, grace_s=0)
    watch.start()
    news.wait_state(DeviceState.READY)
    yield watch
    watch.close()


def insert(bench: Bench, name: str) -> None:
    bench.do("social_card_reader", "insert", card=name)


def arm(watch: Watch) -> None:
    watch.send(Command("arm"))


def read(news, since: int = 0) -> SocialCard:
    return wire.convert(SocialCard, news.wait_kind("social_card_read", since=since).body["card"])


def refusal(news, since: int = 0) -> str:
    return news.wait_kind("social_card_refused", since=since).body["code"]


def test_a_card_is_read_whole(watch, bench, news):
    arm(watch)
    insert(bench, "zhang_san")
    assert read(news) == ZHANG


def test_a_card_of_generation_three_asks_for_another_way(watch, bench, news):
    arm(watch)
    insert(bench, "third_generation")
    assert refusal(news) == "needs_platform"


def test_a_card_is_told_once_while_it_stays_and_again_when_it_comes_back(watch, bench, news):
    arm(watch)
    insert(bench, "zhang_san")
    read(news)
    mark = news.mark()
    bench.do("social_card_reader", "remove")
    insert(bench, "li_xiuying")
    assert read(news, mark).name == "李秀英"
    assert len([n for n in news.all if n.kind == "social_card_read"]) == 2


def test_a_card_that_already_lies_there_is_read_when_armed(watch, bench, news):
    insert(bench, "zhang_san")
    arm(watch)
    assert read(news) == ZHANG


def test_a_card_pulled_in_the_middle_is_moved_and_the_next_is_read(watch, bench, news):
    bench.do("social_card_reader", "yank")
    arm(watch)
    insert(bench, "zhang_san")
    assert refusal(news) in ("card_moved", "unreadable")
    mark = news.mark()
    bench.do("social_card_reader", "remove")
    insert(bench, "zhang_san")
    assert read(news, mark) == ZHANG


def test_a_swap_that_nobody_noticed_never_mixes_two_cards(watch, bench, news):
    # pcscd looks every 400 ms: a card put in the place of another meanwhile answers for it.
    bench.do("social_card_reader", "fault", fault="late", delay_s=0.15, times=8)
    arm(watch)
    insert(bench, "zhang_san")
    news.wait(lambda n: n.state is DeviceState.BUSY)
    bench.do("social_card_reader", "swap", card="li_xiuying")
    bench.do("social_card_reader", "fault", fault="")
    seen = news.wait(lambda n: n.kind.startswith("social_card_"))
    if seen.kind == "social_card_read":
        assert wire.convert(SocialCard, seen.body["card"]) in (
            ZHANG,
            SAMPLE_CARDS["li_xiuying"].card,
        )


def test_a_mute_card_is_told_and_the_reader_goes_on_when_it_is_gone(watch, bench, news):
    bench.do("social_card_reader", "mute")
    arm(watch)
    insert(bench, "zhang_san")
    assert refusal(news) == "card_silent"
    news.wait_state(DeviceState.DEGRADED, code="card_silent")
    mark = news.mark()
    bench.do("social_card_reader", "remove")
    bench.do("social_card_reader", "fault", fault="")
    news.wait_state(DeviceState.READY, since=mark)
    insert(bench, "zhang_san")
    assert read(news, mark) == ZHANG


def test_a_mute_card_keeps_nobody_from_leaving(watch, bench, news):
    bench.do("social_card_reader", "mute")
    arm(watch)
    insert(bench, "zhang_san")
    news.wait(lambda n: n.state is DeviceState.BUSY)
    pid = watch.host_pid
    watch.renew()
    news.wait(lambda n: n.code == "renewing", within_s=3)
    news.wait_state(DeviceState.DEGRADED, code="card_left")  # and it is nobody's until it is out
    assert watch.host_pid != pid


@pytest.mark.parametrize("how", ["settled", "renewed"])
def test_the_card_of_the_last_visit_is_not_the_next_visitors(how, watch, bench, news):
    arm(watch)
    insert(bench, "zhang_san")
    read(news)
    mark = news.mark()
    if how == "settled":
        watch.send(Command("settle"))
    else:
        watch.renew()
    news.wait_state(DeviceState.DEGRADED, code="card_left", since=mark)
    mark = news.mark()
    arm(watch)
    bench.do("social_card_reader", "remove")
    news.wait_state(DeviceState.READY, since=mark)
    insert(bench, "li_xiuying")
    assert read(news, mark).name == "李秀英"


def test_after_disarm_the_late_card_is_nobodys(watch, bench, news):
    bench.do("social_card_reader", "fault", fault="late", delay_s=0.4, times=2)
    arm(watch)
    insert(bench, "zhang_san")
    news.wait(lambda n: n.state is DeviceState.BUSY)
    mark = news.mark()
    watch.send(Command("disarm"))
    news.wait_state(DeviceState.READY, since=mark)
    arm(watch)
    read(news)
    assert len([n for n in news.all if n.kind == "social_card_read"]) == 1


@pytest.mark.parametrize("end", ["stop", "kill"])
def test_the_service_dies_and_comes_back_and_cards_are_read_again(watch, bench, news, service, end):
    arm(watch)
    service.say(end)
    news.wait_state(DeviceState.ABSENT, code="no_service")
    mark = news.mark()
    service.say("start")
    news.wait_state(DeviceState.READY, since=mark)
    insert(bench, "zhang_san")
    assert read(news) == ZHANG


def test_no_such_reader_is_absent_and_says_so(service, news):
    config = {
        "driver": "devices.social_card_reader.reader:PcscReader",
        "settings": {"port": "No Such Reader"},
        "env": service.env,
    }
    watch = Watch("social", Capability.SOCIAL_CARD, config, news, grace_s=0)
    watch.start()
    news.wait_state(DeviceState.ABSENT, code="reader_missing")
    watch.close()


def test_nothing_is_left_after_the_end(watch, news):
    pid = watch.host_pid
    watch.close()
    assert pid is not None
    assert not Path(f"/proc/{pid}").exists()


_HOLDER = """
import sys
from smartcard import scard
_, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
protocols = scard.SCARD_PROTOCOL_T0 | scard.SCARD_PROTOCOL_T1
code = scard.SCARD_E_NO_SMARTCARD
while code != scard.SCARD_S_SUCCESS:
    code, card, _ = scard.SCardConnect(
        context, "Virtual PCD 00 00", scard.SCARD_SHARE_EXCLUSIVE, protocols)
print("held", flush=True)
sys.stdin.read()
scard.SCardDisconnect(card, scard.SCARD_LEAVE_CARD)
scard.SCardReleaseContext(context)
"""


@pytest.mark.parametrize("fault", ["bad_atr", "no_atr"])
def test_after_a_card_that_answers_nonsense_the_next_one_is_read(watch, bench, news, fault):
    bench.do("social_card_reader", "fault", fault=fault)
    insert(bench, "zhang_san")
    arm(watch)
    if fault == "bad_atr":  # one that says nothing is no card at all to pcscd
        assert refusal(news) == "unreadable"
    bench.do("social_card_reader", "remove")
    bench.do("social_card_reader", "fault", fault="")
    insert(bench, "zhang_san")
    assert read(news) == ZHANG


def test_a_card_that_another_program_holds_is_read_when_it_lets_go(watch, bench, news, service):
    insert(bench, "zhang_san")
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDER], env={**os.environ, **service.env},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as holder:  # fmt: skip
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        arm(watch)
        assert refusal(news) == "in_use"
        assert holder.stdin is not None
        holder.stdin.close()
    assert read(news) == ZHANG
