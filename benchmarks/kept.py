"""From confirming to "kept", beside one append and sync of the same size on the same disk."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from benchmarks.figures import Figure, Result, figure, ms
from benchmarks.sample import application, new_id
from kiosk.demo_site import KIOSK_ID
from kiosk.sealed import PlatformKey
from offline_cache.keeper import CaseKeeper

PAGE = os.urandom(1_000_000)
_ROW_SIZE = 4096
"""About what a submit writes: a form of some 3.5 KB, sealed and in base64, in one row."""
_SYNCS = ("fsync", "fdatasync", "sync_file_range", "msync", "sync")
_SEALER_IS_UP_S = 0.5
"""A sealer starts while the resident reads on; without a page nothing tells when it is up."""
_BEGIN, _END = "/menkou-benchmark/submit", "/menkou-benchmark/submitted"


def measure(folder: Path, *, quick: bool) -> Result:
    """Submit with no, one and four pages; in turns with the peer, on the same disk."""
    times = 3 if quick else 60
    figures: list[Figure] = []
    with keeper_in(folder / "kiosk") as keeper, (folder / "peer").open("wb") as peer:
        for pages in (0, 1, 4):
            figures += _submits(keeper, pages, times, peer.fileno())
    counted = {n: _count_syncs(folder / f"traced-{n}", n) for n in ((1,) if quick else (0, 1, 4))}
    for pages, syncs in counted.items():
        if syncs is not None:
            figures.append(figure(f"syncs of a submit, {pages} pages", "", [syncs]))
    return Result(
        "kept",
        'from confirming to "kept"',
        tuple(figures),
        (
            "`CaseDesk.submit` with its sealer process: seal the form, close the container, one"
            " row. The pages (1 MB each) were sealed and synced before, as in a visit.",
            f"The peers append and fdatasync in turns with ours: {_ROW_SIZE} bytes for a submit,"
            " 1 MB for a page.",
            "Syncs are counted with strace over the kiosk's and the sealer's process, first case"
            " of a fresh store."
            if None not in counted.values()
            else "Syncs were not counted: strace is missing or may not look here.",
        ),
    )


@contextmanager
def keeper_in(state: Path) -> Iterator[CaseKeeper]:
    """A keeper that seals to a key nobody has."""
    public = X25519PrivateKey.generate().public_key().public_bytes_raw()
    keeper = CaseKeeper(state, PlatformKey("benchmark", 1, public), KIOSK_ID)
    try:
        yield keeper
    finally:
        keeper.close()


def submit_one(keeper: CaseKeeper, pages: int) -> tuple[list[float], float]:
    """Keep one case; return how long each page and the submit took, in seconds."""
    case_id = new_id()
    desk = keeper.open_case(case_id)
    refs, took = [], []
    for number in range(pages):
        begun = time.monotonic()
        refs.append(desk.add_page(PAGE, "image/jpeg"))
        if number:  # the first one also waits for the sealer to start
            took.append(time.monotonic() - begun)
    if not pages:
        time.sleep(_SEALER_IS_UP_S)
    confirmed = application(case_id, refs)
    os.access(_BEGIN, os.F_OK)
    begun = time.monotonic()
    desk.submit(confirmed)
    submit_s = time.monotonic() - begun
    os.access(_END, os.F_OK)
    return took, submit_s


def _submits(keeper: CaseKeeper, pages: int, times: int, peer_fd: int) -> Iterator[Figure]:
    submits, page_times, rows, blocks = [], [], [], []
    for _ in range(times):
        took, submit_s = submit_one(keeper, pages)
        page_times += took
        submits.append(submit_s)
        rows.append(append_and_sync(peer_fd, _ROW_SIZE))
        if pages > 1:
            blocks.append(append_and_sync(peer_fd, len(PAGE)))
    yield figure(
        f"submit with {pages} pages",
        "ms",
        ms(submits),
        peer_name=f"append and fdatasync of {_ROW_SIZE} B",
        peer=ms(rows),
    )
    if page_times:
        yield figure(
            "one page of 1 MB",
            "ms",
            ms(page_times),
            peer_name="append and fdatasync of 1 MB",
            peer=ms(blocks),
        )


def append_and_sync(fd: int, size: int) -> float:
    """Append and sync; return the seconds it took."""
    block = PAGE[:size]
    begun = time.monotonic()
    os.write(fd, block)
    os.fdatasync(fd)
    return time.monotonic() - begun


def _count_syncs(folder: Path, pages: int) -> int | None:
    """Syncs between the two marks of a traced submit; None where strace cannot be used."""
    strace = shutil.which("strace")
    if strace is None:
        return None
    folder.mkdir()
    log = folder / "strace.log"
    watched = ",".join((*_SYNCS, "access", "faccessat", "faccessat2"))
    tracing = [strace, "-f", "-qq", "-e", f"trace={watched}", "-o", str(log)]
    keeping = [sys.executable, "-m", "benchmarks.kept", str(folder / "kiosk"), str(pages)]
    if subprocess.run([*tracing, *keeping], check=False, timeout=60).returncode:
        return None
    text = log.read_text("utf-8", "replace")
    during = text.partition(f'"{_BEGIN}"')[2].partition(f'"{_END}"')[0]
    # A call that is interrupted in the log is on two lines; the second says "resumed".
    calls = [line.split(maxsplit=1)[1] for line in during.splitlines()[1:] if " " in line]
    return sum(call.startswith(tuple(f"{sync}(" for sync in _SYNCS)) for call in calls)


def _keep_one() -> None:
    with keeper_in(Path(sys.argv[1])) as keeper:
        submit_one(keeper, int(sys.argv[2]))


if __name__ == "__main__":
    _keep_one()
