"""Steers `faults.c`: a full disk from the n-th write on, a failing or slow sync, a wrong
clock, SIGKILL between two writes.

The C file is compiled on the spot and preloaded into the processes that are to suffer. libfaketime
is not used for clocks: with it Python 3.11 waits for ever or fails to sleep.
"""

from __future__ import annotations

import mmap
import os
import shutil
import struct
import subprocess
from pathlib import Path

from drills.outcome import NotPossibleHere

_SOURCE = Path(__file__).with_name("faults.c")
_NUMBERS = struct.Struct("=8q")
_FIELDS = (
    "writes", "syncs", "full_from", "eio_at", "delay_us", "skew_s", "bytes_written", "kill_at",
)  # fmt: skip
NEVER = -1


class Faults:
    """The controls. Changes take effect at once, in every process that has the shim."""

    def __init__(self, control: Path) -> None:
        with control.open("r+b") as file:
            self._page = mmap.mmap(file.fileno(), _NUMBERS.size)

    def set(self, **numbers: int) -> None:
        """Set any of `writes`, `syncs`, `full_from`, `eio_at`, `delay_us`, `kill_at` and so on."""
        for name, number in numbers.items():
            struct.pack_into("=q", self._page, 8 * _FIELDS.index(name), number)

    def get(self, name: str) -> int:
        """One of the numbers."""
        number: int = struct.unpack_from("=q", self._page, 8 * _FIELDS.index(name))[0]
        return number

    def reset(self) -> None:
        """Nothing counted, nothing broken; a wrong clock stays wrong."""
        self.set(writes=0, syncs=0, full_from=NEVER, eio_at=NEVER, bytes_written=0, kill_at=NEVER)


def prepare_faults(folder: Path, under: Path) -> tuple[Faults, dict[str, str]]:
    """Compile the shim into `folder`; return the controls and the environment of the victims.

    Only files below `under` suffer. Raises `NotPossibleHere` without a C compiler.
    """
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        raise NotPossibleHere("a C compiler is needed for the fault shim")
    shim, control = folder / "faults.so", folder / "faults.control"
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(shim), str(_SOURCE)]
    subprocess.run(command, check=True)
    control.write_bytes(_NUMBERS.pack(0, 0, NEVER, NEVER, 0, 0, 0, NEVER))
    return Faults(control), {
        **os.environ,
        "LD_PRELOAD": str(shim),
        "DRILL_CONTROL": str(control),
        "DRILL_UNDER": str(under.resolve()),
    }
