"""The text of a scanned code: UTF-8 if it is, else GB18030 if it is, else bytes."""

from __future__ import annotations

import base64
from collections.abc import Mapping


def report_body(payload: bytes) -> Mapping[str, str]:
    """Return {"text"} or {"base64"}, with the "encoding" that was found."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return {"text": payload.decode(encoding), "encoding": encoding}
        except UnicodeDecodeError:
            continue
    return {"base64": base64.b64encode(payload).decode("ascii"), "encoding": "bytes"}
