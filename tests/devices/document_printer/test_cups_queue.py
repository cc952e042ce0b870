"""The driver against a queue of a real, private cupsd whose printer is a socket that may be shut.

What CUPS does with a job it cannot deliver is the trap: it keeps it, and prints it by itself as
soon as the printer is back - for a resident who left long ago.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests_print_desk import PDF, WAIT_S, Served

from devices.document_printer.queue import PrintQueue
from devices.links.ipp_http import IppFailed

pytestmark = [
    pytest.mark.skipif(not Path("/usr/sbin/cupsd").exists(), reason="cupsd is not installed"),
    pytest.mark.skipif(os.geteuid() != 0, reason="a private cupsd needs root"),
]
CUPSD = """Listen 127.0.0.1:{port}
DefaultAuthType None
MaxLogSize 0
PreserveJobHistory Yes
PreserveJobFiles No
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
JobPrivateAccess all
JobPrivateValues none
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
"""
FILES = """ServerRoot {dir}
RequestRoot {dir}/spool
TempDir {dir}/spool/tmp
CacheDir {dir}/cache
StateDir {dir}/state
AccessLog {dir}/access_log
ErrorLog {dir}/error_log
PageLog {dir}/page_log
ServerBin /usr/lib/cups
"""


@dataclass
class Paper:
    """A network printer: whatever arrives while it is switched on."""

    port: int
    came: list[bytes] = field(default_factory=list)
    _socket: socket.socket | None = None
    _thread: threading.Thread | None = None

    def switch_on(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", self.port))
        self._thread = threading.Thread(target=self._take)
        self._thread.start()

    def switch_off(self) -> None:
        if self._socket is not None and self._thread is not None:
            self._socket.shutdown(socket.SHUT_RDWR)
            self._socket.close()
            self._thread.join()
            self._socket = None

    def _take(self) -> None:
        assert self._socket is not None
        while True:
            try:
                line, _ = self._socket.accept()
            except OSError:
                return
            with line:
                data = b""
                while chunk := line.recv(65536):
                    data += chunk
                if data:
                    self.came.append(data)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(is_so: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + WAIT_S
    while not is_so():
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        threading.Event().wait(0.05)


@pytest.fixture(scope="module")
def cups() -> Iterator[tuple[str, Paper, Path]]:
    """The queue's URL, the printer behind it, and the spool. Under /tmp: its filters are lp's."""
    folder = Path(f"/tmp/menkou-cups-{os.getpid()}")
    paper, port = Paper(free_port()), free_port()
    folder.mkdir(mode=0o755)
    for name, mode in (("spool", 0o710), ("spool/tmp", 0o1770), ("cache", 0o770), ("state", 0o755)):
        (folder / name).mkdir()
        (folder / name).chmod(mode)
        shutil.chown(folder / name, "root", "lp")
    (folder / "cupsd.conf").write_text(CUPSD.format(port=port))
    (folder / "cups-files.conf").write_text(FILES.format(dir=folder))
    settings = ["-c", str(folder / "cupsd.conf"), "-s", str(folder / "cups-files.conf")]
    daemon = subprocess.Popen(["/usr/sbin/cupsd", "-f", *settings], stdin=subprocess.DEVNULL)
    url = f"ipp://127.0.0.1:{port}/printers/menkou"
    try:
        make = ["lpadmin", "-h", f"127.0.0.1:{port}", "-p", "menkou", "-E", "-v"]
        make += [f"socket://127.0.0.1:{paper.port}", "-o", "printer-error-policy=retry-job"]

        def is_made() -> bool:
            path = {"PATH": f"/usr/sbin:{os.environ['PATH']}"}
            done = subprocess.run(
                make, capture_output=True, env={**os.environ, **path}, check=False
            )
            return done.returncode == 0

        wait_for(is_made, "the queue")
        wait_for(lambda: is_open(url), "the queue to be there")
        yield url, paper, folder / "spool"
    finally:
        paper.switch_off()
        daemon.terminate()
        daemon.wait(10)
        shutil.rmtree(folder, ignore_errors=True)


def is_open(url: str) -> bool:
    try:
        return PrintQueue(url, "menkou-test").standing().takes_pdf
    except IppFailed:
        return False


def left_in(spool: Path) -> list[str]:
    return [path.name for path in spool.iterdir() if path.is_file()]


def test_a_printed_job_leaves_nothing_in_the_spool(cups: tuple[str, Paper, Path]) -> None:
    url, paper, spool = cups
    paper.switch_on()
    served = Served(url)
    try:
        assert served.prints("j1") == ("document_printed", {"job": "j1"})
    finally:
        served.end()
        paper.switch_off()
    assert paper.came == [PDF]
    wait_for(lambda: left_in(spool) == [], "the spool to be empty")
    paper.came.clear()


def test_a_job_for_a_printer_that_is_off_is_taken_back_and_never_comes_late(
    cups: tuple[str, Paper, Path],
) -> None:
    url, paper, spool = cups
    served = Served(url, halted_s=1.0, job_limit_s=3.0)
    try:
        kind, body = served.prints("j2")
        assert kind == "document_failed"
        assert body["code"] in ("offline", "timeout")
        paper.switch_on()
        assert served.prints("j3") == ("document_printed", {"job": "j3"})
    finally:
        served.end()
        paper.switch_off()
    # Only the second one: the first would have come out before it.
    assert paper.came == [PDF]
    wait_for(lambda: left_in(spool) == [], "the spool to be empty")
    paper.came.clear()


def test_the_end_of_a_visit_empties_the_queue(cups: tuple[str, Paper, Path]) -> None:
    url, paper, spool = cups
    served = Served(url)
    served.sends("j4")
    wait_for(lambda: left_in(spool) != [], "the job")
    served.end()
    wait_for(lambda: left_in(spool) == [], "the spool to be empty")
    assert paper.came == []
