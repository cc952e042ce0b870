"""`python -m benchmarks [NAME…] [--json] [--quick] [--calm]`.

Each benchmark runs in a process of its own, one after another, so that none inherits the other's
memory, windows or caches.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from benchmarks import machine, report
from benchmarks.figures import Result
from kiosk import wire
from kiosk.forgetful import ENVIRONMENT

MODULES: Mapping[str, str] = {
    "start": "benchmarks.start",
    "card": "benchmarks.card",
    "kept": "benchmarks.kept",
    "memory": "benchmarks.memory",
    "pages": "benchmarks.pages",
    "keyboard": "benchmarks.keyboard",
    "ink": "benchmarks.ink",
    "pinyin": "benchmarks.typed",
    "general": "benchmarks.general",
    "handwriting": "benchmarks.handwriting",
    "soak": "benchmarks.soak",
    "visits": "benchmarks.visits",
    "camera": "benchmarks.camera",
    "devices": "benchmarks.devices",
    "durable": "benchmarks.durable",
    "courier": "benchmarks.courier",
    "platform": "benchmarks.platform",
    "search": "benchmarks.search",
    "list": "benchmarks.lists",
    "forms": "benchmarks.forms",
    "items": "benchmarks.installed",
    "reading": "benchmarks.reading",
    "codes": "benchmarks.code_photos",
    "page": "benchmarks.page_find",
    "judge": "benchmarks.judge",
    "code_stress": "benchmarks.code_stress",
    "code_live": "benchmarks.code_live",
}
AS_IN_THE_FIELD = frozenset({"memory", "soak", "visits"})
"""Measured with the memory that an installed kiosk has: `kiosk.forgetful`."""
CALM_LOAD = 1.5
_LOOK_AT_LOAD_EVERY_S = 30.0
_STATE = Path(__file__).parents[1] / "state" / "benchmarks"


def main() -> int:
    """Measure what was asked for and print it."""
    options = _options()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    if options.here:
        return _measure_here(options.here, quick=options.quick)
    _STATE.mkdir(parents=True, exist_ok=True)
    described = machine.describe(_STATE)
    results, failed = [], []
    for name in options.names or _usual():
        if options.calm:
            _wait_for_calm()
        print(f"measuring {name} ...", file=sys.stderr)
        result = _measure(name, quick=options.quick)
        if result is None:
            failed.append(name)
        else:
            results.append(result)
    described["load after"] = " ".join(f"{load:.2f}" for load in os.getloadavg())
    if options.json:
        print(json.dumps(report.plain(described, results), ensure_ascii=False, indent=1))
    else:
        print(report.markdown(described, results))
    if failed:
        print(f"not measured: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _usual() -> list[str]:
    """All but what needs photos that are no part of the project."""
    return [n for n in MODULES if n != "codes" or os.environ.get("MENKOU_CODE_PHOTOS")]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(MODULES))
    parser.add_argument("--json", action="store_true", help="plain data instead of tables")
    parser.add_argument("--quick", action="store_true", help="a few samples: shows that it runs")
    parser.add_argument(
        "--calm", action="store_true", help=f"begin each one at a load below {CALM_LOAD} only"
    )
    parser.add_argument("--here", choices=MODULES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if unknown := sorted(set(options.names) - set(MODULES)):
        parser.error(f"no such benchmark: {', '.join(unknown)}")
    return options


def _wait_for_calm() -> None:
    while (load := os.getloadavg()[0]) >= CALM_LOAD:
        print(f"waiting: the load is {load:.2f}", file=sys.stderr)
        time.sleep(_LOOK_AT_LOAD_EVERY_S)


def _measure(name: str, *, quick: bool) -> Result | None:
    command = [sys.executable, "-m", "benchmarks", "--here", name, *(["--quick"] if quick else [])]
    memory = ENVIRONMENT if name in AS_IN_THE_FIELD else {}
    done = subprocess.run(
        command, stdout=subprocess.PIPE, env={**os.environ, **memory}, check=False
    )
    if done.returncode:
        return None
    return wire.decode(Result, done.stdout)


def _measure_here(name: str, *, quick: bool) -> int:
    _STATE.mkdir(parents=True, exist_ok=True)
    # On the disk of the work tree, not in /tmp, which is memory on many machines.
    folder = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=_STATE))
    load = f"Load of the machine when this began: {os.getloadavg()[0]:.2f}."
    try:
        result: Result = import_module(MODULES[name]).measure(folder, quick=quick)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    sys.stdout.buffer.write(wire.encode(replace(result, notes=(*result.notes, load))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
