"""Fuzzing in small, and that a codec which breaks its word is caught."""

from __future__ import annotations

import random

import pytest

from drills import fuzz as fuzz_module
from drills.fuzz import fuzz, fuzz_codec
from drills.fuzz_codecs import CODECS, Codec
from drills.fuzz_mutations import mutated


@pytest.mark.parametrize("name", CODECS)
def test_a_codec_under_mutated_frames(name: str) -> None:
    outcome = fuzz(1500, name, seed=7)
    assert outcome.is_clean, outcome.text()
    assert outcome.codecs[0].frames == 1500


def test_the_same_seed_makes_the_same_frames() -> None:
    seeds = CODECS["sam_v stream"].seeds
    first, again, other = (random.Random(seed) for seed in (1, 1, 2))
    frames = [mutated(first, seeds) for _ in range(50)]
    assert frames == [mutated(again, seeds) for _ in range(50)]
    assert frames != [mutated(other, seeds) for _ in range(50)]


def test_an_untyped_error_is_caught_with_its_frame() -> None:
    def take(data: bytes) -> int:
        return data[3]

    found = fuzz_codec("short", Codec((b"abcd",), lambda: take, (ValueError,)), 500, 1)
    assert found.escaped.startswith("IndexError after")
    assert not found.is_clean


def test_a_codec_that_keeps_everything_is_caught() -> None:
    def hoarder():
        kept = bytearray()

        def take(data: bytes) -> int:
            kept.extend(data)
            return len(kept)

        return take

    found = fuzz_codec("hoarder", Codec((b"abcd",), hoarder, (), 64), 2000, 1)
    assert found.most_waiting > found.may_wait
    assert not found.is_clean


def test_a_codec_that_never_returns_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz_module, "HANG_CPU_S", 0.2)

    def take(data: bytes) -> int:
        while b"\xff" in data:
            pass
        return 0

    found = fuzz_codec("loop", Codec((b"abcd\xff",), lambda: take, ()), 500, 1)
    assert found.escaped.startswith("hung")
    assert not found.is_clean
