"""From a card laid on the reader to the name on the screen, at the speed of a real line."""

from __future__ import annotations

import random
import time
from pathlib import Path

from benchmarks.figures import Result, figure, ms
from benchmarks.page_watch import PageShown
from benchmarks.stage import Stage, kiosk_on_stage
from devices.id_card_reader.card_text import encode_card as encode_text
from devices.id_card_reader.frames import (
    FIND_CARD,
    READ_TEXT_AND_PHOTO,
    SELECT_CARD,
    Answer,
    Status,
    encode_answer,
    encode_card,
    encode_request,
)
from devices.id_card_reader.reader import ReaderSettings
from devices.id_card_reader.sample_cards import SAMPLE_CARDS
from devices.id_card_reader.simulator import PHOTO
from ui.residents import Errand
from ui.robot import let_run

BAUD = 115200
_BITS_PER_BYTE = 10  # 8N1: start, eight, stop
_CARD = "zhang_san"
_ITEM = "DEMO-RS-0003"


def measure(folder: Path, *, quick: bool) -> Result:
    """Tap a card at random moments of the poll, again and again."""
    chance = random.Random(7)
    poll_s = ReaderSettings("").poll_s
    with kiosk_on_stage(folder) as stage:
        stage.running.bench.do("id_card_reader", "pace", on=True)
        taps = [_tap(stage, chance.uniform(0, poll_s)) for _ in range(2 if quick else 40)]
    took = [page.shown_at - tapped_at for tapped_at, page in taps]
    wire_s = _bytes_of_a_read() * _BITS_PER_BYTE / BAUD
    known_s = wire_s + poll_s / 2
    return Result(
        "card",
        "from a card on the reader to the name on the screen",
        (
            figure(
                "tap to first frame of ConfirmIdentity",
                "ms",
                ms(took),
                peer_name=f"bytes on the wire at {BAUD} baud, 8N1",
                peer=ms([wire_s]),
            ),
            figure(
                "share of the wire in it",
                "%",
                [100 * wire_s / s for s in took],
                more_is_better=True,
            ),
            figure("left without wire and mean poll wait", "ms", ms([s - known_s for s in took])),
            figure("of it: card read to first frame", "ms", ms([p.took_s for _, p in taps])),
        ),
        (
            f"Find, select, read: {_bytes_of_a_read()} bytes with their answers, photo included.",
            f"The reader is asked every {1000 * poll_s:.0f} ms, so a card waits"
            f" {1000 * poll_s / 2:.0f} ms on average; taps come at random moments of the poll.",
            "The simulator paces its answers in pieces of 64 bytes, not our short questions."
            " A real module also takes time for the card's own radio; that is not in here.",
        ),
    )


def _bytes_of_a_read() -> int:
    """Bytes both ways of the three questions that a good read takes."""
    card = encode_card(encode_text(SAMPLE_CARDS[_CARD]), PHOTO)
    talk = (
        (FIND_CARD, Answer(Status.CARD_FOUND, bytes(4))),
        (SELECT_CARD, Answer(Status.OK, bytes(8))),
        (READ_TEXT_AND_PHOTO, Answer(Status.OK, card)),
    )
    return sum(len(encode_request(ask)) + len(encode_answer(answer)) for ask, answer in talk)


def _tap(stage: Stage, wait_s: float) -> tuple[float, PageShown]:
    """One visit up to the name; return when the card was laid down, and the page it led to."""
    stage.resident.find(Errand(_ITEM))
    let_run(round(1000 * wait_s) + 400)  # the reader is armed and polling by then
    tapped_at = time.monotonic()
    stage.running.bench.do("id_card_reader", "tap_card", card=_CARD)
    stage.robot.wait(
        "the name",
        lambda: (
            (page := stage.pages.last("ConfirmIdentity")) is not None and page.shown_at > tapped_at
        ),
    )
    page = stage.pages.last("ConfirmIdentity")
    assert page is not None
    stage.running.bench.do("id_card_reader", "lift_card")
    stage.leave()
    stage.wait_for_devices()  # the reader's process is renewed after a visit
    return tapped_at, page
