"""The bench as a process of its own, driven over its socket, with real drivers at its ports."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

import devices
from devices.bay import DeviceBay, DeviceConfig
from devices.bench import SOCKET
from devices.bench_client import Bench, BenchGone, running_bench
from devices.driver import Capability, Command, DeviceState
from devices.simulation import BenchRefused

NAMES = ("id_card_reader", "code_scanner", "review_pad")
ROOT = str(Path(devices.__file__).parents[1])


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with running_bench(tmp_path_factory.mktemp("b"), devices=NAMES, line="0:127.0.0.1:9") as bench:
        yield bench


def configs(bench: Bench) -> list[DeviceConfig]:
    dev = bench.run_dir / "dev"
    return [
        DeviceConfig(name, capability, driver, {"port": str(dev / name)})
        for name, capability, driver in (
            ("id_card_reader", Capability.ID_CARD, "devices.id_card_reader.reader:SamVReader"),
            ("code_scanner", Capability.CODE, "devices.code_scanner.scanner:SerialScanner"),
            ("review_pad", Capability.REVIEW, "devices.review_pad.pad:ReviewPad"),
        )
    ]


def test_a_whole_visit_at_the_bench(bench, news):
    bay = DeviceBay(configs(bench), news)
    bay.start()
    try:
        bay.send(Capability.ID_CARD, Command("arm"))
        # What lies there when the reader begins was left by somebody.
        news.wait(lambda n: n.device == "id_card_reader" and n.state is DeviceState.READY)
        bench.do("id_card_reader", "tap_card", card="li_ming")
        assert news.wait_kind("card_read").body["card"]["name"] == "李明"
        bench.do("id_card_reader", "lift_card")
        bay.send(Capability.CODE, Command("arm"))
        bench.do("code_scanner", "show_code", text="MK1.demo")
        assert news.wait_kind("code_scanned").body["text"] == "MK1.demo"
        bay.send(Capability.REVIEW, Command("ask", {"seconds": 30}))
        news.wait(lambda n: n.device == "review_pad" and n.state is DeviceState.BUSY)
        bench.do("review_pad", "press", level=5)
        assert news.wait_kind("rated").body == {"level": 5}
    finally:
        bay.close()


def test_the_snapshot_shows_every_device_and_the_line(bench):
    bench.do("code_scanner", "unplug")
    shown = bench.snapshot()
    bench.do("code_scanner", "plug")
    assert set(shown) == {*NAMES, "line"}
    assert not shown["code_scanner"]["plugged"]
    assert shown["id_card_reader"]["plugged"]
    assert shown["line"]["state"] == "up"
    assert "zhang_san" in bench.do("id_card_reader", "snapshot")["cards"]


@pytest.mark.parametrize(
    ("device", "verb", "body"),
    [
        ("toaster", "plug", {}),
        ("id_card_reader", "dance", {}),
        ("id_card_reader", "tap_card", {"card": "nobody"}),
        ("id_card_reader", "tap_card", {"card": {"name": "x"}}),
        ("id_card_reader", "tap_card", {"card": 7}),
        ("id_card_reader", "fault", {"fault": "gremlins"}),
        ("id_card_reader", "set_baud", {"baud": 300}),
        ("code_scanner", "fault", {"fault": "gremlins"}),
        ("review_pad", "press", {"level": 9}),
        ("line", "tangle", {}),
        ("line", "cut_after", {}),
        ("bench", "explode", {}),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(bench, device, verb, body):
    with pytest.raises(BenchRefused, match=r"\w{3}"):
        bench.do(device, verb, **body)


@pytest.mark.parametrize("line", [b"\n", b"[]\n", b"\xff\n", b"{}\n", b'{"device": "line"}\n'])
def test_a_request_that_is_none_is_refused_and_the_connection_goes_on(bench, line):
    with socket.socket(socket.AF_UNIX) as control:
        control.settimeout(5)
        control.connect(str(bench.run_dir / SOCKET))
        control.sendall(line + b'{"device": "bench", "do": "snapshot"}\n')
        answers = control.makefile("rb")
        assert json.loads(answers.readline())["ok"] is False
        assert json.loads(answers.readline())["ok"] is True
        answers.close()


def test_a_client_that_hangs_up_in_the_middle_disturbs_nobody(bench):
    with socket.socket(socket.AF_UNIX) as control:
        control.connect(str(bench.run_dir / SOCKET))
        control.sendall(b'{"device": "bench"')
    assert bench.snapshot()


def test_a_bench_leaves_nothing_behind_and_says_when_it_is_gone(tmp_path):
    with running_bench(tmp_path, devices=NAMES[:1]) as bench:
        assert (tmp_path / "dev" / "id_card_reader").is_symlink()
        assert (tmp_path / SOCKET).stat().st_mode & 0o077 == 0
    assert [path for path in tmp_path.rglob("*") if not path.is_dir()] == []
    with pytest.raises(BenchGone):
        bench.snapshot()


def test_a_bench_ends_with_the_process_that_started_it(tmp_path):
    script = f"""
    import sys, time
    sys.path.insert(0, {ROOT!r})
    from pathlib import Path
    from devices.bench_client import running_bench
    with running_bench(Path({str(tmp_path)!r}), devices=["review_pad"]):
        print("up", flush=True)
        time.sleep(600)
    """
    with subprocess.Popen([sys.executable, "-c", dedent(script)], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"up\n"
        parent.kill()
    until = time.monotonic() + 10
    left_behind = [tmp_path / SOCKET, tmp_path / "dev" / "review_pad"]
    while any(path.is_symlink() or path.exists() for path in left_behind):
        assert time.monotonic() < until
        time.sleep(0.01)


def test_a_bench_stops_at_sigterm(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-m", "devices.bench", "--run-dir", str(tmp_path), "--devices", NAMES[1]],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": ROOT},
    ) as process:
        assert process.stdout is not None
        ready = json.loads(process.stdout.readline())
        assert ready["ready"]
        assert ready["missing"] == {}
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0


def test_an_unknown_device_is_refused_at_the_start(tmp_path):
    with pytest.raises(BenchGone), running_bench(tmp_path, devices=["toaster"]):
        pass
