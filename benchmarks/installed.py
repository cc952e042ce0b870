"""Thousands of signed packages on a terminal: how long it starts, what it holds, how one opens."""

from __future__ import annotations

import json
import multiprocessing
import random
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks.figures import Figure, Result, figure, ms
from benchmarks.many_items import real_synonyms
from kiosk.catalogue_files import load_catalogue
from kiosk.catalogue_publish import item_files, public_key
from kiosk.flight_log import FileLog
from kiosk.journey.facts import Catalogue
from kiosk.services.finding import FINDING_FILE, INDEX_FILE, Finding, sign_finding, sign_index
from kiosk.services.item import ServiceItem
from kiosk.services.package import check_item, open_package, pack, sign
from kiosk.services.pages import form_pages
from kiosk.services.problems import all_problems, materials_needed

_ITEMS = Path(__file__).parents[1] / "items"
_PRIVATE = bytes(range(32))
_PUBLISHERS = {"bench": public_key(_PRIVATE)}
_TODAY = date(2026, 11, 22)
_SEED = 5000


def measure(folder: Path, *, quick: bool) -> Result:
    """Write packages to `folder`, load them as a kiosk does, open some for the first time."""
    count = 100 if quick else 5000
    # In a process of its own, or memory it gave back would be taken for none needed.
    writer = multiprocessing.get_context("spawn").Process(target=_write, args=(folder, count))
    writer.start()
    writer.join()
    if writer.exitcode:
        raise ChildProcessError(writer.exitcode)
    before = _resident_mib()
    begun, used = time.perf_counter(), time.process_time()
    log = FileLog(folder / "flight.log")
    catalogue = load_catalogue(folder, _PUBLISHERS, log, remember=True)
    took, used = time.perf_counter() - begun, time.process_time() - used
    grown = _resident_mib() - before
    again, used_again = time.perf_counter(), time.process_time()
    load_catalogue(folder, _PUBLISHERS, log)
    again, used_again = time.perf_counter() - again, time.process_time() - used_again
    figures = (
        figure(f"loading {count:,} packages", "ms", ms([took])),
        figure(f"loading {count:,} packages, processor time", "ms", ms([used])),
        figure(f"loading {count:,} packages that were checked before", "ms", ms([again])),
        figure(f"loading {count:,} checked packages, processor time", "ms", ms([used_again])),
        figure(f"memory of {count:,} packages", "MiB", [grown]),
        *_opening(folder, catalogue, 20 if quick else 200),
    )
    return Result(
        "items",
        "thousands of items installed",
        figures,
        (
            "The packages are the items that come along, each under many codes, signed one by one,"
            " with an index of the search beside them.",
            "Opening is what stands between touching an item and its first page: papers, pages in"
            " the resident's language, schema and rules made ready and run once; each item for"
            " the first time, though rules and patterns of the same item under another code are"
            " compiled already. The peer verifies and reads the package of the same item.",
            "Processor time does not count what else the machine does.",
        ),
    )


def _write(folder: Path, count: int) -> None:
    folders = [path.parent for path in sorted(_ITEMS.glob("*/item.json"))]
    items: dict[str, ServiceItem] = {}
    for number in range(count):
        files = item_files(folders[number % len(folders)])
        content = {**json.loads(files["item.json"]), "itemCode": f"BENCH-{number:05}"}
        name = content["name"]["zh-CN"]
        content["name"] = {**content["name"], "zh-CN": f"{name}（第 {number} 类）"}
        written = json.dumps(content, ensure_ascii=False).encode()
        package = sign(pack({**files, "item.json": written}), "bench", _PRIVATE)
        (folder / f"bench_{number:05}.item").write_bytes(package)
        items[content["itemCode"]] = check_item(written)
    finding = Finding(synonyms=real_synonyms())
    sources = {"synonyms.toml": (_ITEMS / "synonyms.toml").read_bytes()}
    (folder / FINDING_FILE).write_bytes(sign_finding(sources, "bench", _PRIVATE))
    (folder / INDEX_FILE).write_bytes(sign_index(items, finding, "bench", _PRIVATE))


def _opening(folder: Path, catalogue: Catalogue, times: int) -> Iterator[Figure]:
    codes = random.Random(_SEED).sample(sorted(catalogue.items), times)
    wall, used, peer = [], [], []
    for code in codes:
        item = catalogue.items[code]
        begun, thread = time.perf_counter(), time.thread_time()
        materials_needed(item, {})
        form_pages(item, {}, "zh-CN")
        all_problems(item, {}, language="zh-CN", today=_TODAY)
        wall.append(time.perf_counter() - begun)
        used.append(time.thread_time() - thread)
        package = (folder / f"{code.lower().replace('-', '_')}.item").read_bytes()
        thread = time.thread_time()
        open_package(package, _PUBLISHERS)
        peer.append(time.thread_time() - thread)
    what = f"opening one of {len(catalogue.items):,}"
    yield figure(what, "ms", ms(wall))
    yield figure(
        f"{what}, processor time",
        "ms",
        ms(used),
        peer_name="verifying its package",
        peer=ms(peer),
    )


def _resident_mib() -> float:
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise ValueError("no VmRSS in /proc/self/status")
