"""A private pcscd with its virtual reader, in namespaces of its own, and a bench beside it.

Run as a program it is the inside: `unshare -m -n python tests_pcscd.py SOCKET_DIR RUN_DIR`. Lines
on stdin ('start', 'stop', 'kill') are answered on stdout. Everything ends with stdin.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]


class Pcscd:
    """The outside: a handle on the private service. `env` leads a client to it."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        self._process = process
        self.run_dir = folder / "run"
        self.env = {"PCSCLITE_CSOCK_NAME": str(folder / "pcscd" / "pcscd.comm")}

    def say(self, word: str) -> None:
        """'start', 'stop' (politely) or 'kill' pcscd; returns when it is done."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(word + "\n")
        self._process.stdin.flush()
        assert self._process.stdout.readline().strip() == "done"


@contextmanager
def private_pcscd(folder: Path) -> Iterator[Pcscd]:
    """Run pcscd and a bench with a social card for the length of a block."""
    for name in ("pcscd", "run"):
        (folder / name).mkdir()
    inside = [sys.executable, __file__, str(folder / "pcscd"), str(folder / "run")]
    process = subprocess.Popen(
        ["unshare", "-m", "-n", "--kill-child", "--fork", *inside],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
    )
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "done"
        yield Pcscd(process, folder)
        process.stdin.close()
        process.wait(10)


def _start() -> subprocess.Popen[bytes]:
    from devices.social_card_reader.virtual_reader import wait_for_reader

    quiet = subprocess.DEVNULL
    service = subprocess.Popen(["pcscd", "--foreground"], stdout=quiet, stderr=quiet)
    assert wait_for_reader(), "the virtual reader does not listen"
    until = time.monotonic() + 5
    while not Path("/run/pcscd/pcscd.comm").exists() and time.monotonic() < until:
        time.sleep(0.01)
    return service


def _inside(sockets: str, run_dir: str) -> None:
    Path("/run/pcscd").mkdir(exist_ok=True)
    subprocess.run(["mount", "--bind", sockets, "/run/pcscd"], check=True)
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    service = _start()
    bench = subprocess.Popen(
        [sys.executable, "-m", "devices.bench", "--run-dir", run_dir, "--devices",
         "social_card_reader"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )  # fmt: skip
    assert bench.stdin is not None
    assert bench.stdout is not None
    bench.stdout.readline()
    print("done", flush=True)
    for line in sys.stdin:
        if line.strip() == "start":
            service = _start()
        else:
            service.send_signal(signal.SIGKILL if line.strip() == "kill" else signal.SIGTERM)
            service.wait()
        print("done", flush=True)
    bench.stdin.close()
    bench.wait()
    service.terminate()
    service.wait()


if __name__ == "__main__":
    _inside(*sys.argv[1:])
