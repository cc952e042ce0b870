"""Builds the preloaded library that stands for a UVC camera (see `fake_camera.c`)."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_HERE = Path(__file__).parent
_SOURCES = (_HERE / "fake_uvc.c", _HERE / "fake_camera.c")
_HEADER = _HERE / "fake_camera.h"
_SHIPPED = _HERE / "fake_uvc.so"
"""Compiled already where Menkou was installed from a package: a kiosk has no compiler."""
_BUILD_LIMIT_S = 60.0

# ShimUnavailable
# ├── CompilerMissing
# └── CompilerFailed


class ShimUnavailable(Exception):
    """The simulated camera cannot be built on this machine."""


class CompilerMissing(ShimUnavailable):
    """There is no C compiler. Only the simulated camera needs one; a real camera does not."""

    def __init__(self, compiler: str) -> None:
        super().__init__(
            f"the simulated camera needs the C compiler '{compiler}' (Debian: apt install gcc)"
        )
        self.compiler = compiler


class CompilerFailed(ShimUnavailable):
    """The compiler refused the source; `output` is what it said."""

    def __init__(self, output: str) -> None:
        super().__init__(f"the simulated camera did not compile: {output}")
        self.output = output


def build(build_dir: Path, *, compiler: str = "gcc") -> Path:
    """Return the library: the shipped one, or that in `build_dir`.

    The latter is compiled if it is missing or older than a source. Raises `CompilerMissing` or
    `CompilerFailed`.
    """
    if _SHIPPED.exists():
        return _SHIPPED
    library = build_dir / "fake_uvc.so"
    newest = max(path.stat().st_mtime for path in (*_SOURCES, _HEADER))
    if library.exists() and library.stat().st_mtime >= newest:
        return library
    found = shutil.which(compiler)
    if found is None:
        raise CompilerMissing(compiler)
    build_dir.mkdir(parents=True, exist_ok=True)
    # Two builders at once each write their own file; the rename decides, and both are right.
    fresh = library.with_suffix(f".{os.getpid()}.so")
    _compile(found, fresh)
    fresh.replace(library)
    return library


def _compile(compiler: str, target: Path) -> None:
    words = [compiler, "-O2", "-shared", "-fPIC", "-o", str(target), *map(str, _SOURCES), "-ldl"]
    try:
        done = subprocess.run(
            words, capture_output=True, text=True, timeout=_BUILD_LIMIT_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise CompilerFailed(type(fault).__name__) from fault
    if done.returncode != 0:
        target.unlink(missing_ok=True)
        raise CompilerFailed(done.stderr.strip())


@contextmanager
def preloadable(library: Path) -> Iterator[Path]:
    """The same library by a path LD_PRELOAD can hold: it is parted at blanks and colons, ld.so(8).

    So a source tree may lie in a folder with a blank in its name.
    """
    whole = library.absolute()
    if not set(" :") & set(str(whole)):
        yield whole
        return
    with tempfile.TemporaryDirectory(dir="/tmp", prefix="menkou-camera-") as folder:
        link = Path(folder) / whole.name
        link.symlink_to(whole)
        yield link
