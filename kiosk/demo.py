"""`menkou demo`: the whole of Menkou on one machine, with simulated devices.

With a display: the kiosk and the device bench side by side. Without one: says how to look, or
plays scripted visits (`--scripted`).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from devices.bench_client import running_bench
from kiosk.demo_site import (
    DEMO_PIN,
    DemoNotReady,
    DemoSite,
    RunningSite,
    add_signature_pad,
    add_small_devices,
    free_port,
    prepare,
    write_kiosk_settings,
)

_END_S = 8.0


_PLAYED = "played-by-menkou-demo"
"""This file in a folder says that a scripted run made the folder, and may empty it again."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the demonstration."""
    parser.add_argument("--state", type=Path, help="folder of the demonstration (default: state/)")
    parser.add_argument("--scripted", action="store_true", help="play visits unattended")
    parser.add_argument("--visits", type=_count, default=1, help="how many (default 1)")
    parser.add_argument("--out", type=Path, help="folder for one screenshot per screen")
    parser.add_argument(
        "--offline-first", type=int, default=0, metavar="N", help="cut the line for N visits"
    )
    parser.add_argument("--landscape", action="store_true", help="1920×1080 instead of 1080×1920")
    parser.add_argument(
        "--suite", type=int, choices=(1, 2, 3), default=1, help="sealing suite (docs/sealing.md)"
    )
    parser.add_argument("--vnc", action="store_true", help="show the kiosk over VNC (port 5900)")


def _count(word: str) -> int:
    number = int(word)
    if number < 1:
        raise argparse.ArgumentTypeError("1 or more")
    return number


def run(options: argparse.Namespace) -> int:
    """Start everything, show or play, end everything."""
    mode = "scripted" if options.scripted else "demo"
    site = DemoSite((options.state or Path("state") / mode).resolve(), options.suite)
    if not options.scripted and not _choose_platform(options):
        return 2
    if options.scripted:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        if options.state is not None and not _may_be_emptied(site.root):
            print(
                f"menkou demo: {site.root}: holds something else; name a new folder",
                file=sys.stderr,
            )
            return 2
        shutil.rmtree(site.root, ignore_errors=True)
        site.root.mkdir(parents=True, mode=0o700)
        (site.root / _PLAYED).touch()
    try:
        with running_site(site, landscape=options.landscape) as running:
            if options.scripted:
                from kiosk.demo_play import play

                return play(running, options)
            return _show(running)
    except DemoNotReady as fault:
        print(f"menkou demo: {fault}", file=sys.stderr)
        return 1


def _may_be_emptied(folder: Path) -> bool:
    """Whether nothing is lost with it: a scripted run begins in an empty folder."""
    if not folder.exists():
        return True
    return folder.is_dir() and (not os.listdir(folder) or (folder / _PLAYED).exists())


def _choose_platform(options: argparse.Namespace) -> bool:
    if options.vnc:
        # Room for the kiosk at full size and the bench beside it.
        room = "3000x1180" if options.landscape else "2200x2090"
        os.environ["QT_QPA_PLATFORM"] = f"vnc:size={room}"
        print("Look with any VNC viewer at port 5900 of this machine.", file=sys.stderr)
        return True
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return True
    print(
        "There is no display here. Choose one way to look:\n"
        "  ./dev run --vnc                 then a VNC viewer at port 5900\n"
        "  ./dev run --scripted --out out  plays a visit, writes a picture of every screen\n"
        "  xvfb-run -s '-screen 0 1920x1920x24' ./dev run",
        file=sys.stderr,
    )
    return False


@contextmanager
def running_site(site: DemoSite, *, landscape: bool = False) -> Iterator[RunningSite]:
    """Platform, line and simulated devices, running; the kiosk's settings written."""
    prepare(site)
    with ExitStack() as stack:
        ready = stack.enter_context(_platform(site))
        port = free_port()
        host, platform_port = ready["url"].removeprefix("http://").split(":")
        line = f"{port}:{host}:{platform_port}"
        bench = stack.enter_context(running_bench(site.bench_dir, line=line))
        with urllib.request.urlopen(f"{ready['url']}/v1/hello", timeout=5) as reply:
            hello = json.load(reply)
        on_bench = bench.snapshot()
        camera_env = on_bench["document_scanner"]["env"]
        paper_urls: dict[str, str] = {
            name: on_bench[name]["url"]
            for name in ("sheet_scanner", "document_printer")
            if name in on_bench
        }
        write_kiosk_settings(
            site,
            url=f"http://127.0.0.1:{port}",
            hello=hello,
            camera_env=camera_env,
            paper_urls=paper_urls,
            phone_url=ready["url"],
            landscape=landscape,
        )
        on_bench = bench.snapshot()
        add_small_devices(site, on_bench)
        add_signature_pad(site, on_bench)
        yield RunningSite(site, bench, ready["url"], ready.get("operator", {}))


@contextmanager
def _platform(site: DemoSite) -> Iterator[dict[str, Any]]:
    """The central platform as a process of its own."""
    log = (site.root / "central.log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", "central", "--attached", "--settings", str(site.central_settings)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
    )
    with log, process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            line = process.stdout.readline()
            if not line:
                raise DemoNotReady(f"the platform did not start; see {site.root / 'central.log'}")
            yield json.loads(line)
        finally:
            process.stdin.close()
            try:
                process.wait(_END_S)
            except subprocess.TimeoutExpired:
                process.kill()


def _show(running: RunningSite) -> int:
    from kiosk.demo_window import show

    print(f"Central platform: {running.platform_url}", file=sys.stderr)
    if running.operator:
        name, password = running.operator["name"], running.operator["password"]
        print(f"  sign in as {name} / {password}", file=sys.stderr)
    print(f"Technician: hold the mark in the corner for 5 s, PIN {DEMO_PIN}", file=sys.stderr)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return show(running)
