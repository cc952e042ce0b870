"""The courier: one case while somebody waits, and a backlog after an outage."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from benchmarks.figures import Figure, Result, figure, ms
from benchmarks.relay import Relay, relay_to
from benchmarks.sample import application, new_id
from benchmarks.sealed_cases import (
    SealedCase,
    answer_keys,
    page_of,
    seal_case,
    sealing_key,
)
from kiosk.demo import running_site
from kiosk.demo_site import DemoSite
from kiosk.domain.application import PageRef
from kiosk.domain.envelope import Announcement
from kiosk.domain.receipt import AnswerKind
from kiosk.gateway.client import PlatformClient
from kiosk.settings import Settings, parse_settings
from offline_cache.courier_process import CourierProcess, CourierSettings
from offline_cache.keeper import CaseDesk, CaseKeeper

_LOOK_EVERY_S = 0.001
_PATIENCE_S = 120.0
_FIRST_SEQ = 100_000
"""The peer's cases come after the keeper's own numbers."""


class NotAnswered(Exception):
    """The platform's answer did not come, or was not an acceptance."""


def measure(folder: Path, *, quick: bool) -> Result:
    """Send cases with one page each through the courier's own process."""
    page = page_of("residence_booklet")
    with running_site(DemoSite(folder)) as running, relay_to(running.platform_url) as relay:
        path = running.site.kiosk_settings
        settings = parse_settings(path.read_bytes(), str(path))
        with _courier(settings, relay) as keeper:
            online = [_answered_s(keeper, page) for _ in range(3 if quick else 41)][1:]
            backlog = _drain(keeper, relay, 3 if quick else 50, page)
        cases = [
            seal_case(sealing_key(settings), seq, pages=(page,))
            for seq in range(_FIRST_SEQ, _FIRST_SEQ + (3 if quick else 51))
        ]
        with closing(_client(settings, running.platform_url)) as client:
            direct = [_carried_s(client, case, folder / "container") for case in cases][1:]
    return Result(
        "courier",
        "the courier",
        _figures(online, direct, backlog, [len(c.body) + len(c.container) for c in cases]),
        (
            f"Each case has one scanned page of {len(page):,} bytes. Platform, database and"
            " courier are processes on this machine; the line has no delay of its own.",
            "The peer makes the same requests (announce, ask, upload, put) with the same client,"
            " back to back, on an open connection. The courier looks for new rows every 100 ms,"
            " which is 50 ms on average.",
            f"The outage: {backlog.cases} cases kept on a cut line, then it is restored. Until"
            " the first answer the courier's pause runs out (at most 2 s in these settings, 60 s"
            " as delivered).",
            "Bytes on the wire are those of the TCP streams, without the headers of TCP and IP;"
            " the payload is the sealed body and container of each case.",
        ),
    )


@dataclass(frozen=True, slots=True)
class _Backlog:
    """What came of an outage. Seconds since the line was restored; bytes of both directions."""

    cases: int
    first_answer_s: float
    last_answer_s: float
    up: int
    down: int


def _figures(
    online: list[float], direct: list[float], backlog: _Backlog, payload: list[int]
) -> tuple[Figure, ...]:
    drained_s = backlog.last_answer_s - backlog.first_answer_s
    return (
        figure(
            "submitted to accepted, line up",
            "ms",
            ms(online),
            peer_name="same requests back to back",
            peer=ms(direct),
        ),
        figure(
            "backlog after an outage, cases per second",
            "",
            [(backlog.cases - 1) / drained_s],
            peer_name="same requests back to back",
            peer=[1 / s for s in direct],
            more_is_better=True,
        ),
        figure("line restored to first answer", "ms", ms([backlog.first_answer_s])),
        figure(
            "bytes sent per case",
            "",
            [backlog.up / backlog.cases],
            peer_name="payload: sealed body and container",
            peer=[float(size) for size in payload],
        ),
        figure("bytes received per case", "", [backlog.down / backlog.cases]),
    )


@contextmanager
def _courier(settings: Settings, relay: Relay) -> Iterator[CaseKeeper]:
    """The kiosk's store with a running courier, as `kiosk.compose` makes them."""
    platform, kiosk = settings.platform, settings.kiosk
    keeper = CaseKeeper(Path(kiosk.state_dir), sealing_key(settings), kiosk.id)
    courier = CourierProcess(
        CourierSettings(
            state_dir=kiosk.state_dir,
            store_key=keeper.store_key,
            url=f"http://127.0.0.1:{relay.port}",
            kiosk_id=kiosk.id,
            token=Path(platform.token_file).read_text("ascii").strip(),
            answer_keys=answer_keys(settings),
            network_cap_s=platform.network_cap_s,
            hello_every_s=platform.hello_every_s,
        )
    )
    courier.start()
    try:
        _wait_until(lambda: keeper.line().online)
        yield keeper
    finally:
        courier.stop()
        keeper.close()


def _answered_s(keeper: CaseKeeper, page: bytes) -> float:
    desk, case_id, ref = _opened(keeper, page)
    begun = time.monotonic()
    desk.submit(application(case_id, [ref]))
    _wait_until(lambda: keeper.answer(case_id) is not None)
    took_s = time.monotonic() - begun
    answer = keeper.answer(case_id)
    if answer is None or answer.kind is not AnswerKind.ACCEPTED:
        raise NotAnswered
    return took_s


def _opened(keeper: CaseKeeper, page: bytes) -> tuple[CaseDesk, UUID, PageRef]:
    case_id = new_id()
    desk = keeper.open_case(case_id)
    return desk, case_id, desk.add_page(page, "image/jpeg")


def _drain(keeper: CaseKeeper, relay: Relay, cases: int, page: bytes) -> _Backlog:
    relay.cut()
    _wait_until(lambda: not keeper.line().online)
    for _ in range(cases):
        desk, case_id, ref = _opened(keeper, page)
        desk.submit(application(case_id, [ref]))
    up, down = relay.up, relay.down
    accepted = keeper.counts().accepted
    relay.restore()
    restored = time.monotonic()
    _wait_until(lambda: keeper.counts().accepted > accepted)
    first_s = time.monotonic() - restored
    _wait_until(lambda: keeper.counts().accepted == accepted + cases)
    last_s = time.monotonic() - restored
    return _Backlog(cases, first_s, last_s, relay.up - up, relay.down - down)


def _client(settings: Settings, url: str) -> PlatformClient:
    token = Path(settings.platform.token_file).read_text("ascii").strip()
    return PlatformClient(url, settings.kiosk.id, token, answer_keys(settings))


def _carried_s(client: PlatformClient, case: SealedCase, path: Path) -> float:
    """The requests of one case, without a courier."""
    path.write_bytes(case.container)
    size, digest = len(case.container), case.header.container_digest
    one = Announcement(
        case.case_id, case.header.seq, case.digest, len(case.body) + size, case.header.item_code
    )
    begun = time.monotonic()
    client.announce([one])
    progress = client.container_offset(digest)
    client.send_container(path, digest, size=size, offset=progress.offset)
    signed = client.put_case(case.case_id, case.body)
    client.verified_taken(signed, case_id=case.case_id, digest=case.digest)
    [status] = client.standings([case.case_id], wait_s=15)
    assert status.answer is not None
    answer = client.verified(status.answer, case_id=case.case_id, digest=case.digest)
    took_s = time.monotonic() - begun
    if answer.kind is not AnswerKind.ACCEPTED:
        raise NotAnswered
    return took_s


def _wait_until(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE_S
    while not is_so():
        if time.monotonic() > until:
            raise NotAnswered
        time.sleep(_LOOK_EVERY_S)
