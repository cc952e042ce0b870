"""Inside the trial, as the kiosk's user: hand in N applications, with the kiosk's own store."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, "/trial")

from benchmarks.sample import application, new_id
from kiosk.sealed import PlatformKey
from kiosk.settings import parse_settings
from offline_cache.keeper import CaseKeeper

PAGE = b"\xff\xd8" + bytes(range(256)) * 400

if __name__ == "__main__":
    path = Path("/etc/menkou/kiosk.toml")
    settings = parse_settings(path.read_bytes(), str(path))
    platform = settings.platform
    key = PlatformKey(
        platform.sealing_key_id, platform.sealing_suite, bytes.fromhex(platform.sealing_key)
    )
    keeper = CaseKeeper(Path(settings.kiosk.state_dir), key, settings.kiosk.id)
    for _ in range(int(sys.argv[1])):
        case_id = new_id()
        desk = keeper.open_case(case_id)
        desk.submit(application(case_id, (desk.add_page(PAGE, "image/jpeg"),)))
    keeper.close()
