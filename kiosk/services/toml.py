"""The TOML files beside the packages, read as strictly as these: guides, holidays."""

from __future__ import annotations

import tomllib
from typing import Any, Final

from kiosk.services.refused import PackageRefused

LARGEST_FILE: Final = 256 * 1024


def read_toml(content: bytes, name: str) -> dict[str, Any]:
    """What the file says. Raises `PackageRefused` for one that is too large or no clean TOML."""
    if len(content) > LARGEST_FILE:
        raise PackageRefused("too_large", name, f"the file is larger than {LARGEST_FILE} bytes")
    try:
        return tomllib.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as fault:
        raise PackageRefused("bad_json", name, f"no clean TOML: {fault}") from None
