"""The printer as the kiosk has it: bench process, host process, device bay."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from devices.bay import DeviceBay, DeviceConfig
from devices.bench_client import Bench, running_bench
from devices.driver import Capability, Command, DeviceState
from kiosk.domain.slip import SlipPart
from kiosk.wire import to_builtins

SLIP = to_builtins((SlipPart("line", "收件凭证"), SlipPart("line", "张三")))


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with running_bench(tmp_path, devices=["receipt_printer"]) as running:
        yield running


@pytest.fixture
def bay(bench: Bench, news: Any) -> Iterator[DeviceBay]:
    config = DeviceConfig(
        name="receipt_printer",
        capability=Capability.RECEIPT,
        driver="devices.receipt_printer.printer:EscPosPrinter",
        settings={"port": str(bench.run_dir / "dev" / "receipt_printer"), "baud": 115200},
    )
    bay = DeviceBay([config], news)
    bay.start()
    news.wait_state(DeviceState.READY)
    yield bay
    bay.close()


def ask(bay: DeviceBay, job: str) -> None:
    assert bay.send(Capability.RECEIPT, Command("print", {"job": job, "slip": SLIP}))


def test_a_slip_through_both_processes(bench: Bench, bay: DeviceBay, news: Any) -> None:
    ask(bay, "a")
    assert news.wait_kind("printed").body == {"job": "a"}
    shot = bench.do("bench", "snapshot")["devices"]["receipt_printer"]
    assert [line for line in shot["lines"] if line] == ["收件凭证", "张三"]
    assert Path(shot["picture"]).is_file()


def test_a_cable_pulled_and_put_back(bench: Bench, bay: DeviceBay, news: Any) -> None:
    bench.do("receipt_printer", "unplug")
    mark = news.mark()
    news.wait_state(DeviceState.ABSENT)
    bench.do("receipt_printer", "plug")
    news.wait_state(DeviceState.READY, since=mark)
    ask(bay, "a")
    assert news.wait_kind("printed", since=mark).body == {"job": "a"}


def test_a_job_asked_again_after_the_cable_was_out(bench: Bench, bay: DeviceBay, news: Any) -> None:
    ask(bay, "a")
    news.wait_kind("printed")
    bench.do("receipt_printer", "unplug")
    news.wait_state(DeviceState.ABSENT)
    mark = news.mark()
    bench.do("receipt_printer", "plug")
    news.wait_state(DeviceState.READY, since=mark)
    ask(bay, "a")
    assert news.wait_kind("printed", since=mark).body == {"job": "a"}
    assert bench.do("receipt_printer", "snapshot")["printed"] == 1


def test_no_picture_outlives_the_bench(tmp_path: Path) -> None:
    with running_bench(tmp_path, devices=["receipt_printer"]):
        assert (tmp_path / "slips").is_dir()
    assert not (tmp_path / "slips").exists()
