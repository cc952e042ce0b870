"""Inside the trial: settings for a platform and a kiosk on one machine, as a deployer writes them.

`python site.py PHASE`: "central" writes the platform's settings, "kiosk" (the platform is up)
writes the kiosk's, with the platform's keys pinned; "visits" adds the simulated devices.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
import sys
import urllib.request
from pathlib import Path

from kiosk.demo_site import DemoSite, prepare, publisher

ETC = Path("/etc/menkou")
ITEMS = Path("/var/lib/menkou-items")
URL = "http://127.0.0.1:8620"


def central() -> None:
    """The platform's settings, one kiosk enrolled, the sample items signed."""
    token = secrets.token_urlsafe(32)
    (ETC / "kiosk.token").write_text(token, "ascii")
    prepare(DemoSite(Path("/srv/trial")))
    shutil.copytree("/srv/trial/items", ITEMS, dirs_exist_ok=True)
    key_id, public_key = publisher()
    (ETC / "central.toml").write_text(
        f"""data_dir = "/var/lib/menkou-central"
items_dir = "{ITEMS}"
port = 8620
demo_codes = true
[[kiosks]]
kiosk_id = "demo-0001"
token_sha256 = "{hashlib.sha256(token.encode()).hexdigest()}"
[[publishers]]
key_id = "{key_id}"
public_key = "{public_key}"
""",
        "utf-8",
    )


def kiosk(url: str = URL, more: str = "") -> None:
    """The kiosk's settings."""
    with urllib.request.urlopen(f"{URL}/v1/hello", timeout=5) as reply:
        hello = json.load(reply)
    sealing, answer = hello["sealing_keys"][0], hello["answer_keys"][0]
    key_id, public_key = publisher()
    (ETC / "kiosk.toml").write_text(
        f"""[kiosk]
id = "demo-0001"
site = {{ zh-CN = "试装站点", en = "Trial site" }}
state_dir = "/var/lib/menkou"
[processes]
courier = "service"
devices = "service"
kiosk_user = "menkou-ui"
courier_user = "menkou-courier"
devices_user = "menkou-devices"
[platform]
url = "{url}"
token_file = "/etc/menkou/kiosk.token"
courier_socket = "/run/menkou/courier.sock"
sealing_key_id = "{sealing["key_id"]}"
sealing_key = "{sealing["public_key"]}"
network_cap_s = 2.0
hello_every_s = 2.0
[platform.answer_keys]
"{answer["key_id"]}" = "{answer["public_key"]}"
[items]
dir = "{ITEMS}"
home = ["DEMO-RS-0003", "DEMO-MZ-0001", "DEMO-GA-0001"]
[items.publishers]
"{key_id}" = "{public_key}"
[screen]
panel_width_mm = 268.0
fullscreen = false
{more}""",
        "utf-8",
    )


def visits() -> None:
    """The same, with the simulated devices and over the bench's line (see bench.py)."""
    devices = Path("/run/menkou-trial/devices.toml").read_text("utf-8")
    kiosk("http://127.0.0.1:8621", devices)


if __name__ == "__main__":
    {"central": central, "kiosk": kiosk, "visits": visits}[sys.argv[1]]()
