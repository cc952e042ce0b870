"""The driver against printers nobody here wrote: ippeveprinter, and a queue of a private cupsd.

ippeveprinter wants Avahi, so it gets one on a bus of its own; nothing of the machine's is touched.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from tests_print_desk import PDF, WAIT_S, Served

from devices.document_printer.queue import PrintQueue
from devices.links.ipp_http import IppFailed

NEEDED = ("ippeveprinter", "dbus-daemon", "avahi-daemon")
missing = [
    name for name in NEEDED if shutil.which(name, path="/usr/sbin:/usr/bin:/sbin:/bin") is None
]
pytestmark = [
    pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}"),
    pytest.mark.skipif(os.geteuid() != 0, reason="a private Avahi needs root"),
]
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path={sock}</listen>
<policy context="default"><allow user="*"/><allow own="*"/><allow send_type="method_call"/>
<allow send_destination="*"/><allow receive_sender="*"/></policy></busconfig>
"""
AVAHI = """[server]
host-name=menkou-test
allow-interfaces=lo
use-ipv6=no
enable-dbus=yes
[publish]
publish-addresses=yes
[rlimits]
"""


def started(stack: ExitStack, command: list[str], env: Mapping[str, str], log: Path) -> None:
    out = stack.enter_context(log.open("wb"))
    process = subprocess.Popen(
        command, env={**os.environ, **env}, stdin=subprocess.DEVNULL, stdout=out, stderr=out
    )

    def end() -> None:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    stack.callback(end)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(url: str) -> bool:
    try:
        PrintQueue(url, "menkou-test").standing()
    except IppFailed:
        return False
    return True


@pytest.fixture(scope="module")
def everywhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """An ippeveprinter; the second value is the file its print command looks at for trouble."""
    folder = tmp_path_factory.mktemp("ippeve")
    sock, trouble = folder / "bus.sock", folder / "trouble"
    (folder / "bus.conf").write_text(BUS.format(sock=sock))
    (folder / "avahi.conf").write_text(AVAHI)
    (folder / "spool").mkdir()
    (command := folder / "printcmd").write_text(
        f'#!/bin/sh\nif [ -s {trouble} ]; then echo "STATE: +$(cat {trouble})" >&2; exit 1; fi\n'
        f'cat "$1" > {folder}/printed.pdf; echo "STATE: -media-jam-error" >&2\n'
    )
    command.chmod(0o755)
    trouble.write_text("")
    bus = {"DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={sock}"}
    path = {"PATH": f"/usr/sbin:/sbin:{os.environ['PATH']}"}
    port = free_port()
    url = f"ipp://localhost:{port}/ipp/print"
    with ExitStack() as stack:
        bus_command = ["dbus-daemon", f"--config-file={folder}/bus.conf", "--nofork", "--nopidfile"]
        started(stack, bus_command, path, folder / "bus.log")
        wait_for(sock.exists, "the bus")
        avahi = ["/usr/sbin/avahi-daemon", "-f", f"{folder}/avahi.conf", "--no-drop-root"]
        avahi += ["--no-chroot", "--no-rlimits"]
        started(stack, avahi, bus, folder / "avahi.log")
        printer = ["/usr/sbin/ippeveprinter"] if Path("/usr/sbin/ippeveprinter").exists() else []
        printer = printer or ["ippeveprinter"]
        printer += ["-p", str(port), "-n", "localhost", "-k", "-d", str(folder / "spool")]
        printer += ["-c", str(command), "-f", "application/pdf,image/pwg-raster", "-s", "600,600"]
        deadline = time.monotonic() + WAIT_S
        while not answers(url) and time.monotonic() < deadline:
            # It gives up at once while Avahi is not on the bus yet.
            started(stack, [*printer, "Menkou Test"], bus, folder / "printer.log")
            for _ in range(20):
                if answers(url):
                    break
                threading.Event().wait(0.1)
        if not answers(url):
            pytest.skip(f"no ippeveprinter here: {(folder / 'printer.log').read_text()[-200:]}")
        yield url, trouble


def wait_for(is_so: Any, what: str) -> None:
    deadline = time.monotonic() + WAIT_S
    while not is_so():
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        threading.Event().wait(0.02)


def test_ipp_everywhere_prints_the_very_bytes(everywhere: tuple[str, Path]) -> None:
    url, trouble = everywhere
    served = Served(url)
    try:
        assert served.prints("j1") == ("document_printed", {"job": "j1"})
    finally:
        served.end()
    assert (trouble.parent / "printed.pdf").read_bytes() == PDF


def test_ipp_everywhere_that_jams_is_not_believed(everywhere: tuple[str, Path]) -> None:
    url, trouble = everywhere
    trouble.write_text("media-jam-error")
    served = Served(url)
    try:
        kind, body = served.prints("j2")
        assert (kind, body["code"], body["may_be_on_paper"]) == ("document_failed", "jam", True)
        trouble.write_text("")
    finally:
        served.end()
