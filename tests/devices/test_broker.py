"""The device service as a process: who gets a host from it, and what becomes of it."""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from textwrap import dedent

import pytest

from devices import pipe
from devices.bay import DeviceConfig
from devices.broker_line import BrokeredHost, BrokerLine
from devices.document_scanner.frames import FrameReader
from devices.driver import Capability, Command, DeviceState
from devices.hand_over import fetch
from devices.host_line import HostEnded, HostUnstartable
from devices.sheet_scanner.frames import SheetReader
from devices.watch import Watch
from kiosk.ports import PictureGone

ROOT = Path(__file__).parents[2]
DRIVERS = '''
import os, time
from devices.driver import DeviceState
from devices.document_scanner.ring import PictureRing
from devices.sheet_scanner.sheaf import PageSheaf

class Painter:
    """Hands over a page and a still, or lies down."""
    def __init__(self, settings):
        self.told = settings["told"]
    def serve(self, desk):
        ring, sheaf = PictureRing(), PageSheaf()
        desk.state(DeviceState.READY)
        while True:
            command = desk.next_command(0.1)
            match command.verb if command else "":
                case "hang": time.sleep(600)
                case "tear":
                    os.write(desk._out_fd, b"\\x00\\x00\\x01\\x00half a mess")
                    os._exit(3)
                case "page": desk.report("page", sheaf.put(b"a page"))
                case "still": desk.report("still", ring.put_still(b"a still"))
                case "arm": desk.report("armed", {"told": self.told})
                case "take": desk.report("took", {"size": len(command.body["text"])})
                case "big": desk.report("big", {"text": "x" * 3_000_000})
'''


class Service:
    """`menkou devices serve`, and what its service manager hears."""

    def __init__(self, folder: Path) -> None:
        self.socket = folder / "devices.sock"
        self.settings = folder / "kiosk.toml"
        (folder / "painting.py").write_text(dedent(DRIVERS), "utf-8")
        self.settings.write_text(
            f'[kiosk]\nid = "k"\nsite = {{ en = "Test" }}\nstate_dir = "{folder}/none"\n'
            '[platform]\nurl = "http://127.0.0.1:1"\nsealing_key_id = "s"\nsealing_key = "00"\n'
            f'[platform.answer_keys]\n[items]\ndir = "{folder}"\n[items.publishers]\n'
            + "".join(
                f'[[device]]\nname = "{name}"\ncapability = "document"\n'
                f'driver = "{driver}"\nsettings = {{ told = "{name}" }}\n'
                for name, driver in (("one", "painting:Painter"), ("bad", "painting:Nobody"))
            )
            + f'[processes]\ndevices = "service"\ndevices_socket = "{self.socket}"\n'
        )
        self.manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.manager.bind(str(folder / "notify"))
        self.manager.settimeout(20)
        self._environment = {
            **os.environ,
            "NOTIFY_SOCKET": str(folder / "notify"),
            "PYTHONPATH": str(folder),
        }
        self.line = BrokerLine(self.socket, os.getuid())
        self.running: list[subprocess.Popen[bytes]] = []

    def start(self) -> subprocess.Popen[bytes]:
        words = [sys.executable, "-m", "kiosk", "devices", "serve"]
        self.running.append(
            subprocess.Popen(
                [*words, "--settings", str(self.settings)], cwd=ROOT, env=self._environment
            )
        )
        return self.running[-1]

    def started(self) -> subprocess.Popen[bytes]:
        process = self.start()
        self.heard(b"READY=1")
        return process

    def heard(self, wanted: bytes) -> None:
        while self.manager.recv(64) != wanted:
            pass

    def host(self) -> BrokeredHost:
        return self.line.start_host({"name": "one"})

    def close(self) -> None:
        for process in self.running:
            process.kill()
            process.wait()
        self.manager.close()


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    made = Service(tmp_path)
    yield made
    made.close()


def test_pictures_reach_the_kiosk_that_has_the_device_and_nobody_else(service, news) -> None:
    service.started()
    config = {"name": "one"}
    watch = Watch("one", Capability.DOCUMENT, config, news, start_host=service.line.start_host)
    watch.start()
    try:
        watch.send(Command("page"))
        watch.send(Command("still"))
        page, still = news.wait_kind("page").body, news.wait_kind("still").body
        # A child of ours would hand it over to us directly; this one is the service's.
        with pytest.raises(PictureGone):
            SheetReader(fetch).jpeg(page)
        assert _asked_by_another_process(service, page["shm"]) == b""
        assert SheetReader(service.line.fetch).jpeg(page) == b"a page"
        reader = FrameReader(service.line.fetch)
        assert reader.jpeg(still) == b"a still"
        reader.forget()
        with pytest.raises(PictureGone):
            SheetReader(service.line.fetch).jpeg(page)
    finally:
        watch.close()


def _asked_by_another_process(service: Service, address: str) -> bytes:
    script = f"""
    import os, sys
    sys.path.insert(0, {str(ROOT)!r})
    from pathlib import Path
    from devices.broker_line import BrokerLine
    line = BrokerLine(Path({str(service.socket)!r}), os.getuid())
    try:
        print(line.fetch({address!r}, (1).to_bytes(8, "little")))
    except ConnectionAbortedError:
        pass
    """
    return subprocess.check_output([sys.executable, "-c", dedent(script)])


def test_one_device_goes_to_one_asker_at_a_time(service) -> None:
    service.started()
    host = service.host()
    with pytest.raises(HostUnstartable, match="device_taken"):
        service.host()
    assert host.end(within_s=1.0) == 0
    again = service.host()
    assert again.pid != host.pid
    again.end(within_s=0.0)
    # Not even asked politely: the next asker waits for it to be gone, not the other way round.
    last = service.host()
    assert not _is_alive(again.pid)
    last.end(within_s=0.0)


def test_only_devices_of_the_settings_can_be_had(service) -> None:
    service.started()
    for name in ("two", "painting:Painter", "", "../one"):
        with pytest.raises(HostUnstartable, match="device_unknown"):
            service.line.start_host({"name": name, "driver": "painting:Painter"})


def test_hosts_end_with_the_kiosk_that_asked(service) -> None:
    service.started()
    script = f"""
    import os, sys, time
    sys.path.insert(0, {str(ROOT)!r})
    from pathlib import Path
    from devices.broker_line import BrokerLine
    host = BrokerLine(Path({str(service.socket)!r}), os.getuid()).start_host({{"name": "one"}})
    host.say({{"verb": "hang", "body": {{}}}})
    print(host.pid, flush=True)
    time.sleep(600)
    """
    command = [sys.executable, "-c", dedent(script)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as kiosk:
        assert kiosk.stdout is not None
        pid = int(kiosk.stdout.readline())
        assert _is_alive(pid)
        kiosk.kill()
    _wait_for(lambda: not _is_alive(pid))


def test_a_long_command_comes_whole(service, news) -> None:
    service.started()
    config = {"name": "one"}
    watch = Watch("one", Capability.DOCUMENT, config, news, start_host=service.line.start_host)
    watch.start()
    try:
        watch.send(Command("take", {"text": "x" * 3_000_000}))
        assert news.wait_kind("took").body == {"size": 3_000_000}
    finally:
        watch.close()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_hosts_end_with_the_service(service, how) -> None:
    process = service.started()
    host = service.host()
    host.say({"verb": "hang", "body": {}})
    process.send_signal(how)
    assert process.wait(15) == (0 if how is signal.SIGTERM else -how)
    _wait_for(lambda: not _is_alive(host.pid))
    with pytest.raises(HostEnded):
        _read_to_the_end(host)
    host.end(within_s=0.0)


def test_a_device_is_back_with_its_order_after_the_service_was_killed(service, news) -> None:
    process = service.started()
    config = {"name": "one"}
    watch = Watch("one", Capability.DOCUMENT, config, news, start_host=service.line.start_host)
    watch.start()
    try:
        watch.send(Command("arm"))
        assert news.wait_kind("armed").body == {"told": "one"}
        mark = news.mark()
        process.kill()
        process.wait()
        news.wait_state(DeviceState.ABSENT, code="broker_away", since=mark)
        service.started()
        news.wait_kind("armed", since=mark)
        assert watch.snapshot.is_working
    finally:
        watch.close()


def test_a_torn_message_ends_in_a_told_exit_code(service) -> None:
    service.started()
    host = service.host()
    host.say({"verb": "tear", "body": {}})
    with pytest.raises(HostEnded):
        _read_to_the_end(host)
    assert host.end(within_s=0.0) == 3


def test_a_driver_that_is_not_there_is_told_by_its_exit_code(service) -> None:
    service.started()
    host = service.line.start_host({"name": "bad"})
    with pytest.raises(HostEnded):
        _read_to_the_end(host)
    assert host.end(within_s=0.0) == 2


def test_a_long_report_comes_whole(service) -> None:
    service.started()
    host = service.host()
    host.say({"verb": "big", "body": {}})
    said = _read_until(host, "big")
    assert len(said["body"]["text"]) == 3_000_000
    host.end(within_s=1.0)


STRANGE = [
    b"\xff" * 64,
    b"GET / HTTP/1.1\r\n\r\n",
    pipe.encode({"host": 7}),
    pipe.encode({"host": "one", "driver": ["a list"]})[:9],
    pipe.encode({"picture": "@menkou-camera-1-0123456789abcdef", "say": "zz"}),
    pipe.encode({"picture": "/etc/shadow", "say": ""}),
    pipe.encode({"picture": "@menkou-camera-1-0123456789abcdef", "say": ""}),
    b"",
]


def test_strange_questions_are_hung_up_on_and_harm_nobody(service) -> None:
    process = service.started()
    host = service.host()
    for question in STRANGE:
        with socket.socket(socket.AF_UNIX) as stranger:
            stranger.settimeout(15)
            stranger.connect(str(service.socket))
            stranger.sendall(question)
            if not question:
                stranger.shutdown(socket.SHUT_WR)
            with suppress(ConnectionResetError):
                assert stranger.recv(64) == b"", question
    host.say({"verb": "arm", "body": {}})
    assert _read_until(host, "armed")["body"] == {"told": "one"}
    assert host.end(within_s=1.0) == 0
    assert process.poll() is None


def test_another_user_gets_nothing(service_of, tmp_path) -> None:
    config = DeviceConfig("one", Capability.DOCUMENT, "no.such:Driver")
    theirs = service_of(config, uid=os.getuid() + 1)
    with pytest.raises(HostUnstartable, match="broker_away"):
        theirs.line.start_host({"name": "one"})


def test_a_service_of_another_user_is_not_believed(service) -> None:
    service.started()
    with pytest.raises(HostUnstartable, match="broker_stranger"):
        BrokerLine(service.socket, os.getuid() + 1).start_host({"name": "one"})


def test_settings_that_cannot_be_meant_end_it_with_2(service, capfd) -> None:
    text = service.settings.read_text() + 'kiosk_user = "nobody-knows-them"\n'
    service.settings.write_text(text)
    assert service.start().wait(15) == 2
    assert "processes.kiosk_user" in capfd.readouterr().err


def test_a_place_to_listen_that_is_not_there_yet_is_no_matter_of_settings(service, capfd) -> None:
    text = service.settings.read_text().replace("devices.sock", "later/devices.sock")
    service.settings.write_text(text)
    assert service.start().wait(15) == 1
    assert "later/devices.sock" in capfd.readouterr().err


def _read_until(host: BrokeredHost, kind: str) -> dict[str, object]:
    until = time.monotonic() + 15
    while time.monotonic() < until:
        select.select([host.out_fd], [], [], 1)
        for message in host.read():
            if message.get("kind") == kind:
                return message
    raise AssertionError("it did not come")


def _read_to_the_end(host: BrokeredHost) -> None:
    _read_until(host, "nothing is called so")


def _is_alive(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rsplit(")", 1)[1].split()[0] != "Z"


def _wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.01)
