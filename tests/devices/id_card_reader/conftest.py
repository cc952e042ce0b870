"""A simulated identity card reader and the driver in its own process; a file may bring its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from devices.driver import Capability, DeviceState
from devices.id_card_reader.simulator import SimulatedReader
from devices.watch import Watch

QUICK = {"poll_s": 0.05, "answer_timeout_s": 0.4, "read_timeout_s": 0.4}


@pytest.fixture
def simulator(tmp_path: Path) -> Iterator[SimulatedReader]:
    reader = SimulatedReader()
    reader.start(tmp_path)
    yield reader
    reader.stop()


@pytest.fixture
def config(simulator, tmp_path: Path) -> dict[str, Any]:
    port = str(tmp_path / "dev" / simulator.name)
    settings = {"port": port, **QUICK}
    return {"driver": "devices.id_card_reader.reader:SamVReader", "settings": settings}


@pytest.fixture
def unstarted(config, news) -> Iterator[Watch]:
    watch = Watch("reader", Capability.ID_CARD, config, news)
    yield watch
    watch.close()


@pytest.fixture
def watch(unstarted: Watch, news) -> Watch:
    unstarted.start()
    news.wait_state(DeviceState.READY)
    return unstarted
