"""The bench: all simulated devices and the network line in one process.

    python -m devices.bench --run-dir DIR [--devices a,b] [--line LISTEN_PORT:HOST:PORT]

One JSON line on stdout says that it is ready. Control is a unix socket, DIR/bench.sock, one JSON
object a line: {"device": "id_card_reader", "do": "tap_card", "card": "zhang_san"} is answered by
{"ok": true, ...} or {"ok": false, "error": "..."}; {"device": "bench", "do": "snapshot"} says how
everything is. Ends with its parent, at SIGTERM, and when a piped stdin ends; takes its sockets
and symlinks with it.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import signal
import stat
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from devices.lifeline import die_with_parent
from devices.links.line import Line
from devices.loading import NotLoadable, load
from devices.simulation import BenchRefused, Simulator

SIMULATORS: Mapping[str, str] = {
    "id_card_reader": "devices.id_card_reader.simulator:SimulatedReader",
    "social_card_reader": "devices.social_card_reader.simulator:SimulatedSocialCard",
    "code_scanner": "devices.code_scanner.simulator:SimulatedScanner",
    "review_pad": "devices.review_pad.simulator:SimulatedPad",
    "receipt_printer": "devices.receipt_printer.simulator:SimulatedPrinter",
    "document_scanner": "devices.document_scanner.simulator:SimulatedCamera",
    "sheet_scanner": "devices.sheet_scanner.simulator:SimulatedFeeder",
    "document_printer": "devices.document_printer.simulator:SimulatedDocumentPrinter",
    "signature_pad": "devices.signature_pad.simulator:SimulatedPenPad",
    "sensors": "devices.sensors.simulator:SimulatedSensors",
}
SOCKET = "bench.sock"

_LONGEST_LINE = 1024 * 1024


class Workbench:
    """Devices by name, and what can be done to them."""

    def __init__(self, simulators: Iterable[Simulator], line: Line | None) -> None:
        self._simulators = {simulator.name: simulator for simulator in simulators}
        self._line = line

    async def do(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        """Carry out one request; raise `BenchRefused`."""
        body = dict(request)
        device, verb = body.pop("device", None), body.pop("do", None)
        if not isinstance(device, str) or not isinstance(verb, str):
            raise BenchRefused("a request names a 'device' and what to 'do'")
        if device == "line" and self._line is not None:
            return await self._line.do(verb, body)
        if device == "bench" and verb == "snapshot":
            return self.snapshot()
        if device not in self._simulators:
            raise BenchRefused(f"no device {device!r} on this bench")
        simulator = self._simulators[device]
        return simulator.snapshot() if verb == "snapshot" else simulator.do(verb, body)

    def snapshot(self) -> Mapping[str, Any]:
        """How everything is now, by device name."""
        devices = {name: dict(sim.snapshot()) for name, sim in self._simulators.items()}
        if self._line is not None:
            devices["line"] = dict(self._line.snapshot())
        return {"devices": devices}

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection of the control socket."""
        try:
            while line := await reader.readline():
                writer.write(json.dumps(await self._reply(line), ensure_ascii=False).encode())
                writer.write(b"\n")
                await writer.drain()
        except (ConnectionError, ValueError, asyncio.CancelledError):
            pass  # the client left, or sent a line longer than any request, or the bench ends
        finally:
            writer.close()

    async def _reply(self, line: bytes) -> Mapping[str, Any]:
        try:
            request = json.loads(line)
            if not isinstance(request, dict):
                raise BenchRefused("a request is a JSON object")
            return {"ok": True, **await self.do(request)}
        except (BenchRefused, OSError) as refused:
            return {"ok": False, "error": str(refused)}
        except ValueError:
            return {"ok": False, "error": "not JSON"}


def main() -> int:
    """Run the bench until it is told to end."""
    options = _options()
    die_with_parent(signal.SIGTERM)
    simulators, missing = _simulators(options.devices)
    if options.devices and missing:
        print(f"bench: {'; '.join(missing.values())}", file=sys.stderr)
        return 2
    try:
        for simulator in simulators:
            simulator.start(options.run_dir)
        asyncio.run(_serve(options, simulators, missing))
    finally:
        for simulator in simulators:
            simulator.stop()
    return 0


async def _serve(
    options: argparse.Namespace, simulators: list[Simulator], missing: Mapping[str, str]
) -> None:
    loop, ended = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ended.set)
    _end_with_stdin(loop, ended)
    line = _line(options.line)
    bench = Workbench(simulators, line)
    path = options.run_dir / SOCKET
    path.unlink(missing_ok=True)
    server = await asyncio.start_unix_server(bench.answer, path, limit=_LONGEST_LINE)
    path.chmod(0o600)
    if line is not None:
        await line.start()
    ready = {"ready": True, "socket": str(path), "missing": missing, **bench.snapshot()}
    print(json.dumps(ready, ensure_ascii=False), flush=True)
    try:
        await ended.wait()
    finally:
        server.close()
        path.unlink(missing_ok=True)
        if line is not None:
            await line.stop()


def _simulators(wanted: list[str]) -> tuple[list[Simulator], dict[str, str]]:
    found: list[Simulator] = []
    missing = {}
    for name in wanted or SIMULATORS:
        try:
            found.append(load(SIMULATORS[name])())
        except NotLoadable as fault:
            missing[name] = str(fault)
    return found, missing


def _line(option: str | None) -> Line | None:
    if option is None:
        return None
    listen_port, host, port = option.split(":")
    return Line(listen_port=int(listen_port), host=host, port=int(port))


def _end_with_stdin(loop: asyncio.AbstractEventLoop, ended: asyncio.Event) -> None:
    # A terminal or /dev/null says nothing about the parent; a pipe does.
    if not stat.S_ISFIFO(os.fstat(0).st_mode):
        return

    def look() -> None:
        if not os.read(0, 4096):
            loop.remove_reader(0)
            ended.set()

    loop.add_reader(0, look)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m devices.bench", description=__doc__)
    parser.add_argument("--run-dir", type=Path, required=True)
    parser.add_argument("--devices", type=_names, default=[])
    parser.add_argument("--line", type=_line_option)
    options = parser.parse_args()
    options.run_dir.mkdir(parents=True, exist_ok=True)
    return options


def _names(text: str) -> list[str]:
    names = [name for name in text.split(",") if name]
    if unknown := sorted(set(names) - set(SIMULATORS)):
        raise argparse.ArgumentTypeError(f"no such device: {', '.join(unknown)}")
    return names


def _line_option(text: str) -> str:
    if text.count(":") != 2 or not all(text.split(":")[i].isdigit() for i in (0, 2)):
        raise argparse.ArgumentTypeError("LISTEN_PORT:HOST:PORT")
    return text


if __name__ == "__main__":
    sys.exit(main())
