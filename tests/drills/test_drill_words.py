"""A drill that was asked for wrongly says so: one that tried nothing must never look clean."""

from __future__ import annotations

import sys

import pytest

from drills.__main__ import main


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["duplicate", "--times", "0"], "--times: 1 or more"),
        (["fuzz", "--frames", "-5"], "--frames: 1 or more"),
        (["power-cut", "--store", "nosuch"], "power-cut: no 'nosuch'; there are menkou,"),
        (["fuzz", "--codecs", "gm65,nosuch"], "fuzz: no '"),
        (["fault-matrix", "--cells", "nosuch"], "fault-matrix: no 'nosuch'; there are "),
    ],
)
def test_nothing_would_be_tried(
    words: list[str],
    why: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["./dev drill", *words, "--json"])
    try:
        status = main()
    except SystemExit as ended:
        status = int(str(ended.code))
    told = capsys.readouterr()
    assert status == 2
    assert why in told.err
    assert told.out == ""
