"""Memory of every process, waiting and after visits, beside bare processes of the same kind."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Figure, Result, figure
from benchmarks.stage import Stage, kiosk_on_stage
from kiosk.demo_play import ERRANDS

_MIB = 1024  # /proc speaks of KiB
_BARE_PYTHON = "bare Python"
_BARE_WINDOW = "bare QML window"


@dataclass(frozen=True, slots=True)
class Usage:
    """Memory of one process or several, in MiB.

    `private` counts the pages of files that nobody else has mapped just now: with a second Qt
    program beside it, a window's is 70 to 100 MiB less. `own` is what it wrote itself, whoever
    else runs: it says whether a process grows.
    """

    pss: float
    private: float
    own: float

    def __add__(self, other: Usage) -> Usage:
        return Usage(self.pss + other.pss, self.private + other.private, self.own + other.own)


def measure(folder: Path, *, quick: bool) -> Result:
    """Look at Welcome, in the middle of a visit, and after visits."""
    visits, more = (1, 1) if quick else (3, 9)
    with kiosk_on_stage(folder) as stage, _bare_processes() as bare:
        welcome = _by_role(stage)
        sealer = _in_a_visit(stage)
        each = [_after_a_visit(stage, number) for number in range(visits)]
        stage.wait_for_devices()
        after = _by_role(stage)
        each += [_after_a_visit(stage, number) for number in range(more)]
        peers = {name: usage_of(pid) for name, pid in bare.items()}
    figures = [
        *_figures("at Welcome", welcome, peers),
        *_figures("in a visit", {"sealer": sealer}, peers),
        *_figures(f"after {visits} visits", after, peers),
        figure(
            "kiosk after each visit: own",
            "MiB",
            [usage.own for usage in each],
            peer_name="kiosk at Welcome",
            peer=[welcome["kiosk"].own],
        ),
    ]
    return Result(
        "memory",
        "memory of each process",
        tuple(figures),
        (
            "PSS (shared pages divided among their users) and private memory from"
            " /proc/PID/smaps_rollup, one reading each; the peers run beside it. Own memory is what"
            " the process wrote itself; pages of files are in private as long as nobody shares"
            " them.",
            "`kiosk` includes the robot that plays the visits. `postgres` is all its processes."
            " The bench stands for hardware: a real kiosk has none.",
            "A device's process is replaced after a visit that used it, so its memory starts"
            " anew; the sealer lives only as long as a visit.",
        ),
    )


def usage_of(pid: int) -> Usage:
    """Memory of a process now; raise `OSError` when it is gone or may not be looked at."""
    found: dict[str, int] = {}
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()[1:]:
        name, _, rest = line.partition(":")
        found[name] = int(rest.split()[0])
    private = found["Private_Clean"] + found["Private_Dirty"]
    return Usage(found["Pss"] / _MIB, private / _MIB, found["Private_Dirty"] / _MIB)


def _after_a_visit(stage: Stage, number: int) -> Usage:
    stage.resident.visit(ERRANDS[number % len(ERRANDS)])
    stage.robot.wait_screen("Welcome", "Home")
    return usage_of(os.getpid())


def _in_a_visit(stage: Stage) -> Usage:
    """The sealer's memory with a case open; the visit is left again."""
    stage.resident.find(ERRANDS[0])
    stage.resident.identify(ERRANDS[0])
    usage = _by_role(stage)["sealer"]
    stage.leave()
    stage.wait_for_devices()
    return usage


def _by_role(stage: Stage) -> dict[str, Usage]:
    found: dict[str, Usage] = {}
    for pid, role in roles(stage):
        found[role] = found.get(role, Usage(0, 0, 0)) + usage_of(pid)
    return found


def roles(stage: Stage) -> Iterator[tuple[int, str]]:
    """The processes of the stage and what each is there for; this one is the kiosk."""
    hosts = {watch.host_pid: f"device host {watch.name}" for watch in stage.terminal.bay.watches}
    yield os.getpid(), "kiosk"
    for pid, words in _descendants(os.getpid()):
        if role := hosts.get(pid) or _role(words):
            yield pid, role


def _role(words: str) -> str:
    modules = {
        "offline_cache.sealer": "sealer",
        "kiosk.courier": "courier",
        "devices.bench": "bench",
        "central": "platform",
        "central.judge_process": "platform's judge",
    }
    if "postgres" in words:
        return "postgres"
    module = words.partition(" -m ")[2].partition(" ")[0]
    return modules.get(module, "")


def _descendants(root: int) -> Iterator[tuple[int, str]]:
    """Process ids and command lines of all children and theirs."""
    parents: dict[int, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            stat = (folder / "stat").read_text("utf-8", "replace")
        except OSError:
            continue  # it has just ended
        parents[int(folder.name)] = int(stat.rpartition(")")[2].split()[1])
    for pid in parents:
        ancestor = pid
        while ancestor in parents and ancestor != root:
            ancestor = parents[ancestor]
        if ancestor == root and pid != root:
            words = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ")
            yield pid, words.decode("utf-8", "replace")


@contextmanager
def bare_python() -> Iterator[int]:
    """A Python that does nothing, by its process id."""
    command = [sys.executable, "-c", "import sys; print(1, flush=True); sys.stdin.read()"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as bare:
        assert bare.stdout is not None
        assert bare.stdin is not None
        bare.stdout.readline()
        yield bare.pid
        bare.stdin.close()


@contextmanager
def _bare_processes() -> Iterator[dict[str, int]]:
    """A Python that does nothing and a QML window that shows one line, both running."""
    waiting = [sys.executable, "-c", "import sys; print('there', flush=True); sys.stdin.read()"]
    window = [sys.executable, "-m", "benchmarks.bare_window", "--stay"]
    with (
        subprocess.Popen(waiting, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as python,
        subprocess.Popen(window, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as qml,
    ):
        for process in (python, qml):
            assert process.stdout is not None
            process.stdout.readline()
        yield {_BARE_PYTHON: python.pid, _BARE_WINDOW: qml.pid}


def _figures(when: str, usages: dict[str, Usage], peers: dict[str, Usage]) -> Iterator[Figure]:
    for role in sorted(usages):
        usage = usages[role]
        peer_name = _BARE_WINDOW if role == "kiosk" else _BARE_PYTHON
        peer = peers[peer_name]
        for kind, ours, theirs in (
            ("PSS", usage.pss, peer.pss),
            ("private", usage.private, peer.private),
        ):
            what = f"{role} {when}: {kind}"
            if role == "postgres":  # not ours, so there is nothing to compare it with
                yield figure(what, "MiB", [ours])
            else:
                yield figure(what, "MiB", [ours], peer_name=peer_name, peer=[theirs])
