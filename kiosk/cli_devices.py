"""`menkou devices`: what is there, does it work, what does it read; simulators and conformance."""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
from pathlib import Path

from devices.bench import SIMULATORS
from devices.catalogue import DriverSpec, NoSuchDriver, catalogue, dotted
from devices.conformance_jobs import JOBS
from devices.driver import LinkLost
from devices.loading import load
from devices.own_drivers import OWN
from devices.simulation import BenchRefused, Simulator
from kiosk import (
    cli_devices_codes,
    cli_devices_list,
    cli_devices_long,
    cli_devices_table,
    cli_devices_use,
)
from kiosk.cli_edge import nobody_reads, said
from kiosk.settings import BadSettings, Settings, parse_settings

_BY_PORT = frozenset({"serial", "keys", "pen", "hid_pos"})
"""Kinds of ports nobody can guess: whoever opens the wrong one talks to something else."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The subcommands."""
    what = parser.add_subparsers(dest="what", required=True)
    listing = what.add_parser("list", help="drivers, what is plugged in, what is configured")
    listing.add_argument("--settings", type=Path, help="also the devices of this kiosk.toml")
    listing.add_argument("--json", action="store_true", help="one JSON object on stdout")
    listing.add_argument("--probe", action="store_true", help="ask serial ports who they are")
    for name, says in (
        ("test", "does a device work?"),
        ("read", "read once and show it"),
        ("record", "read once and keep what was said on the line, with nobody in it"),
    ):
        using = what.add_parser(name, help=says)
        if name == "record":
            using.add_argument("--out", type=Path, required=True, help="the recording to write")
        using.add_argument("kind", help="a capability (id_card) or a driver's name (sam_v)")
        using.add_argument("--port", default="", help="path, usb:VID:PID[:SERIAL], or reader name")
        using.add_argument("--set", action="append", default=[], metavar="KEY=VALUE")
        using.add_argument("--settings", type=Path, help="take port and settings from there")
        using.add_argument("--seconds", type=_not_negative, default=30.0, help="how long to wait")
        using.add_argument("--json", action="store_true", help="one JSON object on stdout")
        using.add_argument("--show-personal", action="store_true", help="do not mask anything")
    serving = what.add_parser("sim", help="serve one simulated device for other software")
    serving.add_argument("kind", help="a capability, a driver's name or a simulator's name")
    serving.add_argument("--port", type=Path, help="where its serial port appears (a symlink)")
    conforming = what.add_parser("conform", help="run the conformance checks against a driver")
    conforming.add_argument("name", help="a driver, or all of ours")
    conforming.add_argument("--write", action="store_true", help="all: renew docs/devices.md")
    conforming.add_argument("--check", action="append", help="only this one (may be repeated)")
    conforming.add_argument("--slack", type=_positive, default=1.0, help="stretch limits this much")
    conforming.add_argument("--jobs", type=_count, help=f"side by side; 1, for all {JOBS}")
    service = what.add_parser("serve", help="start the devices for the kiosk, as a service")
    service.add_argument("--settings", type=Path, default=Path("/etc/menkou/kiosk.toml"))
    what.add_parser("codes", help="what every word of a device means")
    burning = what.add_parser("burn-in", help="exercise every device on a rhythm")
    burning.add_argument("--minutes", type=_positive, required=True)
    burning.add_argument("--settings", type=Path, help="the real devices of this kiosk.toml")


def run(options: argparse.Namespace) -> int:
    """Carry a subcommand out; return the exit status."""
    try:
        match options.what:
            case "list":
                return cli_devices_list.list_all(options, _settings(options.settings))
            case "sim":
                return _serve(options)
            case "serve":
                return _brokered(options)
            case "conform":
                if options.name == "all":
                    jobs = options.jobs or JOBS
                    return cli_devices_table.conform_all(
                        slack=options.slack, jobs=jobs, write=options.write
                    )
                return cli_devices_long.conform_driver(options)
            case "codes":
                return cli_devices_codes.run()
            case "burn-in":
                return cli_devices_long.burn_in(_settings(options.settings), options.minutes)
            case "test":
                return cli_devices_use.test(_chosen(options), options)
            case "record":
                return cli_devices_use.record(_chosen(options), options)
            case _:
                return cli_devices_use.read(_chosen(options), options)
    except (NoSuchDriver, BenchRefused, OSError, BadSettings, LinkLost) as fault:
        if nobody_reads():
            raise
        print(f"menkou devices: {said(fault)}", file=sys.stderr)
        return 2


def _brokered(options: argparse.Namespace) -> int:
    from kiosk.device_service import serve

    settings = parse_settings(options.settings.read_bytes(), str(options.settings))
    try:
        return serve(settings)
    except OSError as fault:
        # Not for good, as wrong settings are: the folder of the socket may be there in a moment.
        print(f"menkou devices: {settings.processes.devices_socket}: {fault}", file=sys.stderr)
        return 1


def spec_for(kind: str) -> DriverSpec:
    """The driver of that name, or the first for that capability or kind of device.

    Raises `NoSuchDriver`.
    """
    drivers = catalogue()
    if kind in drivers:
        return drivers[kind]
    for spec in OWN:
        if spec.simulator == SIMULATORS.get(kind):
            return spec
    # The driver that was there first stands for a capability, whatever further ones are called.
    first = [spec for spec in OWN if spec.capability == kind]
    able = [*first, *(spec for spec in drivers.values() if spec.capability == kind)]
    if not able:
        raise NoSuchDriver(kind, "no driver of that name; `menkou devices list` names them")
    return able[0]


def _settings(path: Path | None) -> Settings | None:
    return None if path is None else parse_settings(path.read_bytes(), str(path))


def _chosen(options: argparse.Namespace) -> cli_devices_use.Chosen:
    spec = spec_for(options.kind)
    settings, env = dict(spec.settings), {}
    kiosk = _settings(options.settings)
    drivers = {each.driver: each for each in catalogue().values()}
    for device in kiosk.device if kiosk is not None else ():
        configured = drivers.get(dotted(device.driver), spec)
        if options.kind in (configured.name, configured.capability):
            spec, settings = configured, dict(configured.settings)
            settings, env = {**settings, **device.settings}, device.env
            break
    if options.port:
        settings["device" if spec.port_kind == "video" else "port"] = options.port
    for pair in options.set:
        key, is_given, value = pair.partition("=")
        if not is_given:
            raise BadSettings(f"--set {pair}", "it is KEY=VALUE")
        settings[key] = _value(value)
    if spec.port_kind in _BY_PORT and "port" not in settings:
        raise NoSuchDriver(spec.name, "needs --port; `menkou devices list` names ports")
    return cli_devices_use.Chosen(spec, settings, env)


def _not_negative(text: str) -> float:
    number = float(text)
    if not 0 <= number < math.inf:
        raise argparse.ArgumentTypeError("0 or more")
    return number


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("1 or more")
    return number


def _positive(text: str) -> float:
    number = _not_negative(text)
    if not number:
        raise argparse.ArgumentTypeError("more than 0")
    return number


def _value(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _serve(options: argparse.Namespace) -> int:
    """Serve a simulator until stdin ends; each line is a JSON object such as {"do": "unplug"}."""
    name = options.kind if options.kind in SIMULATORS else ""
    simulator: Simulator = load(SIMULATORS[name] if name else spec_for(options.kind).simulator)()
    with tempfile.TemporaryDirectory(prefix="menkou-sim-") as folder:
        simulator.start(Path(folder))
        inside = Path(folder) / "dev" / simulator.name
        try:
            if options.port is not None:
                options.port.unlink(missing_ok=True)
                options.port.symlink_to(inside)
            where = str(options.port or inside)
            _answer({"ready": True, "port": where, **simulator.snapshot()})
            for line in sys.stdin:
                _answer(_done(simulator, line))
        except KeyboardInterrupt:
            return 0
        finally:
            simulator.stop()
            if options.port is not None:
                options.port.unlink(missing_ok=True)
    return 0


def _done(simulator: Simulator, line: str) -> dict[str, object]:
    try:
        body = json.loads(line)
        verb = body.pop("do")
        result = simulator.snapshot() if verb == "snapshot" else simulator.do(verb, body)
        return {"ok": True, **result}
    except BenchRefused as refused:
        return {"ok": False, "error": str(refused)}
    except (ValueError, KeyError, AttributeError):
        return {"ok": False, "error": 'a line is a JSON object with "do"'}


def _answer(body: dict[str, object]) -> None:
    print(json.dumps(body, ensure_ascii=False), flush=True)
