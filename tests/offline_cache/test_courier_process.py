"""The courier as a process: against a scripted platform, killed over and over, and the real one."""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from kiosk.catalogue_publish import item_files
from kiosk.domain.fleet import DeviceStanding
from kiosk.domain.receipt import AnswerKind
from kiosk.gateway.client import PlatformClient
from kiosk.lookups import REPORT_DEVICES, Nothing
from kiosk.sealed import PlatformKey
from kiosk.services.package import pack, sign
from offline_cache.books import COMPARE_BOOKS
from offline_cache.courier_process import CourierProcess, CourierSettings
from offline_cache.keeper import CaseKeeper
from offline_cache.lookup_line import LookupLine

ROOT = Path(__file__).parents[2]


def wait_until(is_so: Callable[[], object], within_s: float = 15.0) -> None:
    end = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.01)


def settings(keeper: CaseKeeper, state: Path, url: str, keys: dict[str, bytes]) -> CourierSettings:
    return CourierSettings(
        str(state), keeper.store_key, url, "kiosk-1", "kiosk token", keys, network_cap_s=0.2
    )


@pytest.fixture
def courier(keeper, state, platform) -> Iterator[CourierProcess]:
    started = CourierProcess(settings(keeper, state, platform.url, platform.answer_keys))
    started.start()
    yield started
    started.stop()


def test_case_kept_while_the_courier_runs_is_answered(courier, keeper, platform, given) -> None:
    wait_until(lambda: keeper.line().online)
    case_id = given.kept(keeper, os.urandom(200_000))
    wait_until(lambda: keeper.answer(case_id))
    assert platform.opened(case_id).applicant.id_number == given.id_number


def test_heartbeat_tells_of_cases_and_devices(keeper, state, platform, given) -> None:
    told = replace(
        settings(keeper, state, platform.url, platform.answer_keys),
        heartbeat_every_s=0.05,
        version="0.1.0",
    )
    platform.watermark = 0
    case_id = given.kept(keeper, b"page")
    courier = CourierProcess(told)
    courier.start()
    line = LookupLine(told.socket_path)
    wait_until(lambda: keeper.answer(case_id))
    scanner = DeviceStanding("scanner", "document", "not_connected", "cable")
    wait_until(lambda: line.ask(REPORT_DEVICES, (scanner,)) == Nothing())
    wait_until(lambda: platform.heartbeats and platform.heartbeats[-1].devices == (scanner,))
    beat = platform.heartbeats[-1]
    assert (beat.version, beat.outbox.created, beat.outbox.held) == ("0.1.0", 1, 1)
    assert not beat.sent_at.is_unverified
    # The books agree, until the platform loses what it has answered.
    assert line.ask(COMPARE_BOOKS, Nothing()).agrees
    platform.bodies.clear()
    compared = line.ask(COMPARE_BOOKS, Nothing())
    assert (compared.agrees, compared.missing_there) == (False, (case_id,))
    courier.stop()


def test_killed_courier_is_replaced_and_every_case_takes_effect_once(
    courier, keeper, platform, state, given, monkeypatch, caplog
) -> None:
    monkeypatch.setattr("offline_cache.courier_process.after_platform_fault", lambda *_: 0.0)
    chance = random.Random(7)
    kept = []
    for _ in range(4):
        kept += [given.kept(keeper, os.urandom(50_000)) for _ in range(4)]
        platform.next("PUT cases", given.Cut(after=True))
        wait_until(lambda: courier.pid)
        time.sleep(chance.uniform(0.0, 0.5))
        if (pid := courier.pid) is not None:
            os.kill(pid, signal.SIGKILL)
            wait_until(lambda old=pid: courier.pid != old)
    wait_until(lambda: keeper.counts().accepted == len(kept))
    assert set(platform.bodies) == set(kept)
    assert sorted(keeper.answer(case_id).case_number for case_id in kept) == sorted(
        f"C-{n}" for n in range(1, len(kept) + 1)
    )
    assert keeper.counts().is_conserved
    wait_until(lambda: not list((state / "cases").iterdir()))
    assert {record.levelname for record in caplog.records} == {"WARNING"}


def test_stopping_leaves_no_process(courier) -> None:
    wait_until(lambda: courier.pid)
    pid = courier.pid
    courier.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_token_and_keys_are_on_no_command_line(courier) -> None:
    wait_until(lambda: courier.pid)
    told = Path(f"/proc/{courier.pid}/cmdline").read_bytes()
    told += Path(f"/proc/{courier.pid}/environ").read_bytes()
    assert b"kiosk token" not in told


def test_courier_dies_with_the_kiosk(state) -> None:
    starter = (
        "import time\n"
        "from offline_cache.courier_process import CourierProcess, CourierSettings\n"
        f"s = CourierSettings({str(state)!r}, bytes(32), 'http://127.0.0.1:1', 'k', 't', {{}})\n"
        "c = CourierProcess(s)\n"
        "c.start()\n"
        "while c.pid is None: time.sleep(0.01)\n"
        "print(c.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    state.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", starter], stdout=subprocess.PIPE, cwd=ROOT
    ) as kiosk:
        pid = int(kiosk.stdout.readline())
        kiosk.kill()
        kiosk.wait()

    def is_gone() -> bool:
        try:
            return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
        except (FileNotFoundError, ProcessLookupError):
            return True

    wait_until(is_gone)


@pytest.fixture
def central(tmp_path: Path) -> Iterator[str]:
    """The reference platform, with the demo items and our kiosk."""
    key = json.loads((ROOT / "items" / "keys" / "demo_publisher.private.json").read_bytes())
    public = json.loads((ROOT / "items" / "keys" / "demo_publisher.public.json").read_bytes())
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    for path in (ROOT / "items").glob("*/item.json"):
        package = sign(
            pack(item_files(path.parent)), key["key_id"], bytes.fromhex(key["private_key"])
        )
        (shelf / f"{path.parent.name}.item").write_bytes(package)
    (tmp_path / "central.toml").write_text(
        f'data_dir = "central"\nport = 0\nitems_dir = "{shelf}"\ndemo_codes = true\n'
        f'[[kiosks]]\nkiosk_id = "kiosk-1"\n'
        f'token_sha256 = "{hashlib.sha256(b"kiosk token").hexdigest()}"\n'
        f'[[publishers]]\nkey_id = "{public["key_id"]}"\npublic_key = "{public["public_key"]}"\n'
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "central", "--settings", str(tmp_path / "central.toml"),
         "--attached"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT,
    )  # fmt: skip
    yield json.loads(process.stdout.readline())["url"]
    process.stdin.close()
    process.wait()
    process.stdout.close()


def test_reference_platform_answers_what_this_kiosk_keeps(central, state, given) -> None:
    import requests

    hello = requests.get(f"{central}/v1/hello", timeout=5).json()
    (key,) = hello["sealing_keys"]
    seal_key = PlatformKey(key["key_id"], key["suite"], bytes.fromhex(key["public_key"]))
    keys = {k["key_id"]: bytes.fromhex(k["public_key"]) for k in hello["answer_keys"]}
    keeper = CaseKeeper(state, seal_key, "kiosk-1")
    courier = CourierProcess(settings(keeper, state, central, keys))
    courier.start()
    case_id = uuid4()
    desk = keeper.open_case(case_id)
    ref = desk.add_page(_picture(), "image/jpeg")
    desk.submit(_demo_application(given, case_id, ref))
    keeper.keep_rating(given.rating(case_id))
    wait_until(lambda: keeper.answer(case_id))
    assert keeper.answer(case_id).kind is AnswerKind.CORRECTION_NEEDED
    assert keeper.answer(case_id).reasons
    wait_until(lambda: keeper.counts().ratings_sent == 1)
    client = PlatformClient(central, "kiosk-1", "kiosk token", keys)
    assert client.standings([case_id])[0].answer is not None
    client.close()
    courier.stop()
    keeper.close()


def _picture() -> bytes:
    import io

    from PIL import Image

    file = io.BytesIO()
    Image.new("RGB", (64, 64), "white").save(file, "JPEG")
    return file.getvalue()


def _demo_application(given, case_id, ref):
    from dataclasses import replace

    item = json.loads((ROOT / "items" / "social_card_replacement" / "item.json").read_bytes())
    application = given.application(case_id, ref)
    return replace(application, item_code=item["itemCode"], item_version=item["version"])
