"""Recorded conversations: nobody in the file, and the driver cannot tell it from a device."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests_support import spellings

from devices.catalogue import spec_of
from devices.driver import Command, DeviceState
from devices.id_card_reader import frames as sam
from devices.id_card_reader.card_text import encode_card
from devices.id_card_reader.sample_cards import SAMPLE_CARDS
from devices.links.serial import SerialLink
from devices.recording import BadRecording, Recording, Said, exchanges, load, save
from devices.recording_masks import EscPosMask, Gm65Mask, SamVMask, mask_of
from devices.recording_player import Player
from devices.watch import Watch

RECORDINGS = Path(__file__).parent / "recordings"
NAMES = sorted(path.stem for path in RECORDINGS.glob("*.jsonl"))
SOMEBODY = ("zhou_guiying", "周桂英")
REPORTED: dict[str, dict[str, Any]] = {
    "gm65": {"text": "x" * 19, "encoding": "utf-8"},
    "review_pad": {"level": 5},
}


@contextmanager
def driven(name: str, port: Path, news) -> Iterator[Watch]:
    spec = spec_of(name)
    config = {"driver": spec.driver, "settings": {**spec.settings, "port": str(port)}}
    watch = Watch(name, spec.capability, config, news, grace_s=0)
    watch.start()
    try:
        yield watch
    finally:
        watch.close()


def test_every_serial_driver_has_a_recording() -> None:
    assert set(NAMES) >= {"sam_v", "gm65", "review_pad", "esc_pos"}


@pytest.mark.parametrize("name", NAMES)
def test_a_recorded_conversation_is_played_again(name: str, tmp_path: Path, news) -> None:
    practice = spec_of(name).practice
    with Player(load(RECORDINGS / f"{name}.jsonl"), tmp_path / "port") as player:
        with driven(name, tmp_path / "port", news) as watch:
            news.wait_state(DeviceState.READY)
            watch.send(Command(practice.begin, practice.begin_body))
            report = news.wait_kind(practice.good)
            if practice.end:
                watch.send(Command(practice.end))
        assert player.strange == []
    for key, value in REPORTED.get(name, {}).items():
        assert report.body[key] == value


@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_in_a_recording_that_is_shipped(name: str) -> None:
    path = RECORDINGS / f"{name}.jsonl"
    text = path.read_bytes()
    said = b"".join(s.piece for s in load(path).said if isinstance(s.piece, bytes))
    for secret in spec_of(name).practice.secrets:
        if name == "sam_v" and secret in ("张三", SAMPLE_CARDS["zhang_san"].id_number):
            continue  # the sample card itself is what masks everybody else's
        for spelling in spellings(secret):
            assert spelling not in text
            assert spelling not in said


def test_a_card_becomes_a_sample_card_of_its_kind() -> None:
    somebody = SAMPLE_CARDS[SOMEBODY[0]]
    mask = SamVMask({})
    read = mask.host(sam.encode_request(sam.READ_TEXT_AND_PHOTO))
    assert read == [sam.encode_request(sam.READ_TEXT_AND_PHOTO)]
    data = sam.encode_card(encode_card(somebody), b"FACE" * 256)
    [masked] = mask.device(sam.encode_answer(sam.Answer(sam.Status.OK, data)))
    assert isinstance(masked, bytes)
    assert somebody.name.encode("utf-16-le") not in masked
    assert somebody.id_number.encode("utf-16-le") not in masked
    assert b"FACE" not in masked
    assert len(masked) == len(sam.encode_answer(sam.Answer(sam.Status.OK, data)))


def test_a_damaged_card_is_only_counted() -> None:
    mask = SamVMask({})
    mask.host(sam.encode_request(sam.READ_TEXT_AND_PHOTO))
    data = sam.encode_card(encode_card(SAMPLE_CARDS[SOMEBODY[0]]), b"FACE" * 256)
    frame = bytearray(sam.encode_answer(sam.Answer(sam.Status.OK, data)))
    frame[60] ^= 0xFF
    assert mask.device(bytes(frame)) == [len(frame)]


def test_the_number_of_a_card_becomes_zeros() -> None:
    mask = SamVMask({})
    mask.host(sam.encode_request(sam.SELECT_CARD))
    [masked] = mask.device(sam.encode_answer(sam.Answer(sam.Status.OK, b"\x11\x22\x33\x44")))
    assert masked == sam.encode_answer(sam.Answer(sam.Status.OK, bytes(4)))


def test_a_line_becomes_as_many_x_in_whatever_pieces_it_comes() -> None:
    mask = mask_of("line_scanner", {})
    pieces = [*mask.device("张三:1101".encode()), *mask.device(b"05\r\nnext")]
    assert pieces == [b"x" * 11, b"xx\r\n" + b"x" * 4]
    assert mask.host(b"\x16T\r") == [b"\x16T\r"]


def test_a_scanned_code_becomes_as_many_x() -> None:
    assert Gm65Mask({}).device("张三:110105\r".encode()) == [b"x" * 13 + b"\r"]


def test_what_is_printed_is_only_counted() -> None:
    mask = EscPosMask({})
    pieces = mask.host(b"\x10\x04\x01" + "张三".encode("gb18030") + b"\x1dr\x01" + b"\x10")
    assert pieces == [b"\x10\x04\x01", 4, b"\x1dr\x01"]
    assert mask.host(b"\x04\x02") == [b"\x10\x04\x02"]


def test_a_driver_without_a_mask_is_hidden_altogether() -> None:
    mask = mask_of("somebody_elses", {})
    assert mask.host(b"abc") == [3]
    assert mask.device("张三".encode()) == [6]


def test_a_recording_is_the_same_after_saving(tmp_path: Path) -> None:
    recording = Recording(
        "gm65", 9600, (Said(0, "host", b"\x01"), Said(2, "device", b"\x02"), Said(3, "host", 7))
    )
    save(recording, tmp_path / "r.jsonl")
    assert load(tmp_path / "r.jsonl") == recording
    assert (tmp_path / "r.jsonl").stat().st_mode & 0o077 == 0
    assert [(e.asked, e.answers) for e in exchanges(recording)] == [(b"\x01", (b"\x02",))]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("[]", 1),
        ('{"menkou_recording": 2}', 1),
        ('{"menkou_recording": 1, "driver": "x"}', 1),
        ('{"menkou_recording": 1, "driver": "x", "baud": 1, "settings": {}}\n{"ms": 1}', 2),
        (
            '{"menkou_recording": 1, "driver": "x", "baud": 1, "settings": {}}\n'
            '{"ms": 1, "from": "host", "hex": "zz"}',
            2,
        ),
    ],
)
def test_a_file_that_is_no_recording_says_where(tmp_path: Path, text: str, line: int) -> None:
    (tmp_path / "bad.jsonl").write_text(text, "utf-8")
    with pytest.raises(BadRecording) as caught:
        load(tmp_path / "bad.jsonl")
    assert caught.value.line == line


def test_polls_may_be_more_or_fewer_but_nothing_new_is_skipped(tmp_path: Path) -> None:
    said = (
        Said(0, "host", b"poll"), Said(0, "device", b"no"),
        Said(1, "host", b"poll"), Said(1, "device", b"no"),
        Said(2, "host", b"take"), Said(2, "device", b"it"),
        Said(3, "host", b"late"), Said(3, "device", b"yes"),
    )  # fmt: skip
    # The pad's mask would drop these: a driver without frames of its own shows the order.
    recording = Recording("gm65", 9600, said)
    with (
        Player(recording, tmp_path / "port") as player,
        SerialLink(str(tmp_path / "port"), 9600) as link,
    ):

        def ask(question: bytes) -> bytes:
            link.write(question)
            return link.read_some(2.0)

        assert ask(b"poll") == b"no"
        link.write(b"late")
        assert link.read_some(0.2) == b""
        assert player.strange == [b"late"]
        assert ask(b"take") == b"it"
        assert ask(b"late") == b"yes"
        assert player.is_over
        assert ask(b"poll") == b"no"


def test_recording_by_command(tmp_path: Path) -> None:
    port = tmp_path / "dev"
    base = [sys.executable, "-m", "kiosk", "devices"]
    simulated = subprocess.Popen(
        [*base, "sim", "sam_v", "--port", str(port)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with simulated:
        assert simulated.stdin is not None
        assert simulated.stdout is not None
        simulated.stdout.readline()
        out = tmp_path / "r.jsonl"
        recording_it = subprocess.Popen(
            [*base, "record", "sam_v", "--port", str(port), "--out", str(out)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        with recording_it:
            assert recording_it.stderr is not None
            assert "present it now" in recording_it.stderr.readline()
            simulated.stdin.write(json.dumps({"do": "tap_card", "card": SOMEBODY[0]}) + "\n")
            simulated.stdin.flush()
            shown, said = recording_it.communicate(timeout=60)
        simulated.stdin.close()
        simulated.wait(10)
    assert recording_it.returncode == 0, said
    recording = load(out)
    asked = [exchange.asked for exchange in exchanges(recording)]
    assert sam.encode_request(sam.READ_TEXT_AND_PHOTO) in asked
    printed = (shown + said).encode()
    heard = b"".join(s.piece for s in recording.said if isinstance(s.piece, bytes))
    for spelling in (*spellings(SOMEBODY[1]), *spellings(SAMPLE_CARDS[SOMEBODY[0]].id_number)):
        assert spelling not in heard
        assert spelling not in out.read_bytes()
        assert spelling not in printed
