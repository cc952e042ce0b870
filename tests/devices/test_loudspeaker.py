"""Chimes are short, never clip, are 12 dB apart, and their player never outlives its welcome."""

from __future__ import annotations

import io
import math
import struct
import wave
from pathlib import Path

import pytest

from devices.loudspeaker import Loudspeaker, find_player, wave_of

SOUNDS = ("warn", "tick", "remind")


def samples_of(data: bytes) -> list[int]:
    with wave.open(io.BytesIO(data)) as sound:
        assert (sound.getnchannels(), sound.getsampwidth()) == (1, 2)
        frames = sound.readframes(sound.getnframes())
    return list(struct.unpack(f"<{len(frames) // 2}h", frames))


@pytest.mark.parametrize("sound", SOUNDS)
def test_sound_is_a_short_wave_file_that_begins_and_ends_in_silence(sound: str) -> None:
    samples = samples_of(wave_of(sound, loud=True))
    assert 0.05 * 22_050 < len(samples) < 22_050
    assert max(abs(s) for s in samples) < 32_767
    assert abs(samples[0]) < 200
    assert abs(samples[-1]) < 200


@pytest.mark.parametrize("sound", SOUNDS)
def test_loud_is_twelve_decibel_louder(sound: str) -> None:
    loud, quiet = (max(samples_of(wave_of(sound, loud=is_loud))) for is_loud in (True, False))
    assert 20 * math.log10(loud / quiet) == pytest.approx(12, abs=0.2)


def test_first_player_of_the_system_is_taken() -> None:
    there = {"aplay": "/usr/bin/aplay", "paplay": "/usr/bin/paplay"}
    assert find_player(there.get) == "/usr/bin/paplay"
    assert find_player({}.get) is None


def player(folder: Path, script: str) -> str:
    path = folder / "player"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def test_player_gets_the_sound_and_nothing_stays_on_disk(tmp_path: Path) -> None:
    speaker = Loudspeaker(player(tmp_path, f'cat "$1" > {tmp_path}/heard'))
    speaker.play("remind", loud=False)
    speaker.close()
    assert (tmp_path / "heard").read_bytes() == wave_of("remind", loud=False)


def test_chime_during_a_chime_is_dropped(tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    script = f"echo x >> {tmp_path}/count; while [ ! -e {gate} ]; do sleep 0.01; done"
    speaker = Loudspeaker(player(tmp_path, script))
    for _ in range(5):
        speaker.play("tick", loud=False)
    while not (tmp_path / "count").exists():
        pass
    gate.touch()
    speaker.close()
    assert (tmp_path / "count").read_text() == "x\n"


def test_broken_player_and_no_player_are_silent(tmp_path: Path) -> None:
    for speaker in (
        Loudspeaker(player(tmp_path, "exit 1")),
        Loudspeaker(str(tmp_path / "nowhere")),
        Loudspeaker(None),
    ):
        speaker.play("warn", loud=True)
        speaker.close()
