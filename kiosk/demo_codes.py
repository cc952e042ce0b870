"""One-time licence codes of the reference platform, for demonstrations."""

from __future__ import annotations

import json
import urllib.request


def demo_code(platform_url: str, holder: str = "zhang_san") -> str:
    """A fresh code of a sample holder; good for one use within a minute."""
    request = urllib.request.Request(
        f"{platform_url}/v1/demo/codes",
        data=json.dumps({"holder": holder}).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=5) as reply:
        return str(json.load(reply)["code"])
