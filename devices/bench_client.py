"""The client of a bench: one call per thing done to a simulated device."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from devices.bench import SOCKET
from devices.simulation import BenchRefused

_ROOT = str(Path(__file__).resolve().parents[1])
_END_S = 5.0


class BenchGone(Exception):
    """There is no bench at that run directory (any more)."""


class Bench:
    """A bench that runs in `run_dir`. Each call is a connection of its own, so any thread may.

    `timeout_s` bounds every call: a bench answers at once or not at all.
    """

    def __init__(self, run_dir: Path | str, *, timeout_s: float = 5.0) -> None:
        self.run_dir = Path(run_dir)
        self._timeout_s = timeout_s

    def do(self, device: str, verb: str, **body: Any) -> dict[str, Any]:
        """Do something to a device: `do("id_card_reader", "tap_card", card="zhang_san")`.

        Raises `BenchRefused` with the bench's words, and `BenchGone`.
        """
        answer = self._ask({**body, "device": device, "do": verb})
        if not answer.pop("ok"):
            raise BenchRefused(answer["error"])
        return answer

    def snapshot(self) -> dict[str, dict[str, Any]]:
        """How every device is, by name."""
        devices: dict[str, dict[str, Any]] = self.do("bench", "snapshot")["devices"]
        return devices

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        try:
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(self._timeout_s)
                line.connect(str(self.run_dir / SOCKET))
                line.sendall(json.dumps(request, ensure_ascii=False).encode() + b"\n")
                with line.makefile("rb") as answers:
                    answer = answers.readline()
        except OSError as fault:
            raise BenchGone(f"no bench in {self.run_dir}") from fault
        if not answer:
            raise BenchGone("the bench hung up")
        reply: dict[str, Any] = json.loads(answer)
        return reply


@contextmanager
def running_bench(
    run_dir: Path, *, devices: Iterable[str] = (), line: str | None = None
) -> Iterator[Bench]:
    """Run a bench process for the length of a `with` block. `line` is 'PORT:HOST:PORT'.

    Enter it from a thread that lives as long as the block: the bench ends with that thread.
    """
    command = [sys.executable, "-m", "devices.bench", "--run-dir", str(run_dir)]
    command += ["--devices", ",".join(devices)] if devices else []
    command += ["--line", line] if line else []
    search = os.pathsep.join(filter(None, [_ROOT, os.environ.get("PYTHONPATH", "")]))
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": search},
    )
    with process:
        assert process.stdout is not None
        assert process.stdin is not None
        try:
            if not process.stdout.readline():
                raise BenchGone(f"the bench did not start, exit code {process.wait()}")
            yield Bench(run_dir)
        finally:
            process.stdin.close()
            try:
                process.wait(_END_S)
            except subprocess.TimeoutExpired:
                process.kill()
