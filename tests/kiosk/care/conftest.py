"""A kiosk's settings and state directory, in good order, for planting faults in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.sealed import SUITE_X25519_AES256GCM, provider_of

PUBLIC = provider_of(SUITE_X25519_AES256GCM).public_key_of(bytes(range(32))).hex()


@pytest.fixture
def kiosk_file(tmp_path: Path) -> Callable[..., Path]:
    """Writes a settings file; what is given takes the place of a section or adds one."""

    def write(*, platform: str = "", items: str = "", care: str = "", more: str = "") -> Path:
        state = tmp_path / "state"
        state.mkdir(mode=0o700, exist_ok=True)
        (tmp_path / "items").mkdir(exist_ok=True)
        path = tmp_path / "kiosk.toml"
        panel = "" if "[screen]" in more else "[screen]\npanel_width_mm = 268.0"
        path.write_text(
            f"""[kiosk]
id = "jx-0017"
site = {{ zh-CN = "示例镇", en = "Example Town" }}
state_dir = "{state}"
[platform]
url = "http://127.0.0.1:9"
sealing_key_id = "k1"
sealing_key = "{PUBLIC}"
answer_keys = {{ a1 = "{PUBLIC}" }}
{platform}
[items]
dir = "{tmp_path / "items"}"
publishers = {{ p1 = "{PUBLIC}" }}
{items}
{care}
{panel}
{more}
""",
            "utf-8",
        )
        return path

    return write
