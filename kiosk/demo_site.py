"""A whole demonstration site in one folder: platform, bench, signed items, kiosk settings.

Everything here is what a deployer does by hand or by package, done for a newcomer in one go:
make keys, enrol the kiosk, sign the items, write the two settings files.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from devices.bench_client import Bench
from kiosk.catalogue_publish import signed_files, write_files
from kiosk.technician.pin import hash_pin

KIOSK_ID = "demo-0001"
DEMO_PIN = "271828"
"""Opens the technician's area of the demonstration, and of nothing else."""
_HOME = ["DEMO-RS-0003", "DEMO-MZ-0001", "DEMO-GA-0001"]
"""What comes first on the home page."""
_ITEMS = Path(__file__).parents[1] / "items"


class DemoNotReady(Exception):
    """A part of the demonstration did not start; says which and what it said."""


@dataclass(frozen=True, slots=True)
class DemoSite:
    """Where the parts of the demonstration live."""

    root: Path
    suite: int = 1
    """What the kiosk seals with; see docs/sealing.md."""

    @property
    def bench_dir(self) -> Path:
        """The simulated devices."""
        return self.root / "bench"

    @property
    def items_dir(self) -> Path:
        """The signed item packages."""
        return self.root / "items"

    @property
    def kiosk_dir(self) -> Path:
        """The kiosk's own state."""
        return self.root / "kiosk"

    @property
    def kiosk_settings(self) -> Path:
        """The kiosk's settings file."""
        return self.root / "kiosk.toml"

    @property
    def central_settings(self) -> Path:
        """The platform's settings file."""
        return self.root / "central.toml"

    @property
    def token_file(self) -> Path:
        """The kiosk's token."""
        return self.root / "kiosk.token"


@dataclass(frozen=True, slots=True)
class RunningSite:
    """A site whose platform and bench are up. `operator` may sign in to the web pages."""

    site: DemoSite
    bench: Bench
    platform_url: str
    operator: Mapping[str, str] = field(default_factory=dict, repr=False)


def prepare(site: DemoSite) -> None:
    """Make the folder ready: token, signed items, the platform's settings. Safe to repeat."""
    site.root.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not site.token_file.exists():
        site.token_file.touch(mode=0o600)
        site.token_file.write_text(secrets.token_urlsafe(32), "ascii")
    _sign_items(site.items_dir)
    _write_central_settings(site)


def _sign_items(folder: Path) -> None:
    secret = json.loads((_ITEMS / "keys" / "demo_publisher.private.json").read_text("utf-8"))
    key = bytes.fromhex(secret["private_key"])
    write_files(folder, signed_files(_ITEMS, secret["key_id"], key))


def publisher() -> tuple[str, str]:
    """Key id and public key (hex) of the demonstration's publisher."""
    public = json.loads((_ITEMS / "keys" / "demo_publisher.public.json").read_text("utf-8"))
    return public["key_id"], public["public_key"]


def _write_central_settings(site: DemoSite) -> None:
    key_id, public_key = publisher()
    token = site.token_file.read_text("ascii")
    site.central_settings.write_text(
        _toml(
            {
                "data_dir": str(site.root / "central"),
                "port": 0,
                "items_dir": str(site.items_dir),
                "demo_codes": True,
                "demo_times": True,
                "sealing_suites": [site.suite],
            },
            kiosks={
                "kiosk_id": KIOSK_ID,
                "token_sha256": hashlib.sha256(token.encode()).hexdigest(),
            },
            publishers={"key_id": key_id, "public_key": public_key},
        ),
        "utf-8",
    )


def write_kiosk_settings(
    site: DemoSite,
    *,
    url: str,
    hello: dict[str, Any],
    camera_env: dict[str, str],
    paper_urls: Mapping[str, str] | None = None,
    phone_url: str = "",
    landscape: bool = False,
) -> None:
    """Pin the platform's keys and describe the simulated devices."""
    head = _kiosk_head(site, url, hello, landscape=landscape)
    head = head.replace("[platform]\n", f"[platform]\nphone_url = {json.dumps(phone_url)}\n", 1)
    door = f'\n[technician]\npin_hash = "{hash_pin(DEMO_PIN)}"\n'
    devices = _kiosk_devices(site, camera_env) + _paper_devices(paper_urls or {})
    site.kiosk_settings.write_text(head + door + devices, "utf-8")


def _kiosk_head(site: DemoSite, url: str, hello: dict[str, Any], *, landscape: bool) -> str:
    key_id, public_key = publisher()
    sealing = next(key for key in hello["sealing_keys"] if key["suite"] == site.suite)
    width_px, height_px, width_mm = (1920, 1080, 476.0) if landscape else (1080, 1920, 268.0)
    return f"""# Written by `menkou demo` at every start.
[kiosk]
id = "{KIOSK_ID}"
site = {{ zh-CN = "示例镇便民服务中心", en = "Example Town Service Centre" }}
counter = {{ zh-CN = "示例镇便民服务中心一楼综合窗口", en = "Counter on the ground floor" }}
phone = "12345"
state_dir = {json.dumps(str(site.kiosk_dir))}

[platform]
url = "{url}"
token_file = {json.dumps(str(site.token_file))}
sealing_key_id = "{sealing["key_id"]}"
sealing_key = "{sealing["public_key"]}"
sealing_suite = {sealing["suite"]}
network_cap_s = 2.0
hello_every_s = 2.0
reconnect_splay_s = 0.0
heartbeat_every_s = 5.0
[platform.answer_keys]
{_pairs({k["key_id"]: k["public_key"] for k in hello["answer_keys"]})}

[items]
dir = {json.dumps(str(site.items_dir))}
home = {json.dumps(_HOME)}
updates_root = {json.dumps(str(site.root / "central" / "updates" / "root.json"))}
updates_every_s = 30.0
[items.publishers]
{_pairs({key_id: public_key})}

[screen]
width_px = {width_px}
height_px = {height_px}
panel_width_mm = {width_mm}
fullscreen = false
"""


def _kiosk_devices(site: DemoSite, camera_env: dict[str, str]) -> str:
    dev = site.bench_dir / "dev"
    text = ""
    for name, capability, driver in _SERIAL_DEVICES:
        text += f"""
[[device]]
name = "{name}"
capability = "{capability}"
driver = "{driver}"
settings = {{ port = {json.dumps(str(dev / name))} }}
"""
    return f"""{text}
[[device]]
name = "document_scanner"
capability = "document"
driver = "devices.document_scanner.camera:UvcCamera"
[device.env]
{_pairs(camera_env)}
"""


def _paper_devices(urls: Mapping[str, str]) -> str:
    """The feeder and the A4 printer, where the bench has them."""
    text = ""
    for name, driver, link in _NETWORK_DEVICES:
        if name in urls:
            text += f"""
[[device]]
name = "{name}"
capability = "{name}"
driver = "{driver}"
settings = {{ {link}url = {json.dumps(urls[name])} }}
"""
    return text


def add_small_devices(site: DemoSite, bench: Mapping[str, Mapping[str, Any]]) -> None:
    """Add sensors, and the social card reader where a virtual one is served (pcscd with vpcd)."""
    text = ""
    if bench["social_card_reader"]["service"]:
        text += """
[[device]]
name = "social_card_reader"
capability = "social_card"
driver = "social_card_pcsc"
settings = { port = "Virtual PCD" }
"""
    found = bench["sensors"]["settings"]
    text += f"""
[[device]]
name = "sensors"
capability = "sensors"
driver = "sensors"
[device.settings]
ups = "{found["ups"]}"
switches = {json.dumps(found["switches"])}
[device.settings.lamps]
{_pairs(found["lamps"])}
"""
    with site.kiosk_settings.open("a", encoding="utf-8") as settings:
        settings.write(text)


def add_signature_pad(site: DemoSite, bench: Mapping[str, Mapping[str, Any]]) -> None:
    """Add the pen tablet that lies beside the screen."""
    pad = bench["signature_pad"]
    text = f"""
[[device]]
name = "signature_pad"
capability = "signature"
driver = "pen_pad"
[device.settings]
port = {json.dumps(pad["port"])}
"""
    text += "".join(f"{key} = {json.dumps(value)}\n" for key, value in pad["settings"].items())
    with site.kiosk_settings.open("a", encoding="utf-8") as settings:
        settings.write(text)


_NETWORK_DEVICES = (
    ("sheet_scanner", "devices.sheet_scanner.scanner:SheetScanner", 'link = "escl", '),
    ("document_printer", "devices.document_printer.printer:IppPrinter", ""),
)
_SERIAL_DEVICES = (
    ("id_card_reader", "id_card", "devices.id_card_reader.reader:SamVReader"),
    ("code_scanner", "code", "devices.code_scanner.scanner:SerialScanner"),
    ("review_pad", "review", "devices.review_pad.pad:ReviewPad"),
    ("receipt_printer", "receipt", "devices.receipt_printer.printer:EscPosPrinter"),
)


def _pairs(values: dict[str, str]) -> str:
    return "\n".join(f"{json.dumps(k)} = {json.dumps(v)}" for k, v in values.items())


def _toml(top: dict[str, Any], **tables: dict[str, str]) -> str:
    lines = [f"{key} = {json.dumps(value)}" for key, value in top.items()]
    for name, table in tables.items():
        lines += ["", f"[[{name}]]", _pairs(table)]
    return "\n".join(lines) + "\n"


def free_port() -> int:
    """A port nobody uses now, on the loopback."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
