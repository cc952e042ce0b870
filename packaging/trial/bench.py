"""Inside the trial, as the devices' user: the simulated devices and the line the kiosk goes over.

Writes the kiosk's settings for them, then serves the bench, and fresh licence codes on a socket:
the screen has no network of its own to fetch one with, as a resident's phone has.
"""

from __future__ import annotations

import os
import socketserver
import sys
from pathlib import Path

from devices.bench_client import running_bench
from kiosk.demo_codes import demo_code
from kiosk.demo_site import DemoSite, add_small_devices, write_kiosk_settings

ROOT = Path("/run/menkou-trial")
PLATFORM = "http://127.0.0.1:8620"
LINE = "8621:127.0.0.1:8620"
_NO_KEYS = {"sealing_keys": [{"suite": 1, "key_id": "", "public_key": ""}], "answer_keys": []}
_PAPER = ("sheet_scanner", "document_printer")


class _Code(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(demo_code(PLATFORM).encode())


def main() -> None:
    """Serve until the unit is stopped."""
    os.umask(0o007)
    site = DemoSite(ROOT)
    with running_bench(site.bench_dir, line=LINE) as bench:
        (site.bench_dir / "bench.sock").chmod(0o660)
        there = bench.snapshot()
        write_kiosk_settings(
            site,
            url="http://127.0.0.1:8621",
            hello=_NO_KEYS,
            camera_env=there["document_scanner"]["env"],
            paper_urls={name: there[name]["url"] for name in _PAPER if name in there},
        )
        add_small_devices(site, there)
        written = site.kiosk_settings.read_text("utf-8")
        # The devices alone: the rest of the settings is in /etc, as a deployer writes it.
        devices = written[written.index("\n[[device]]") :]
        (ROOT / "devices.toml").write_text(devices, "utf-8")
        with socketserver.UnixStreamServer(str(ROOT / "codes.sock"), _Code) as codes:
            print("ready", flush=True)
            codes.serve_forever()


if __name__ == "__main__":
    sys.exit(main())
