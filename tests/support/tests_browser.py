"""A phone's browser: headless Chromium at phone size, driven over its debugging pipe.

The pipe (file descriptors 3 and 4) carries JSON messages that end with a zero byte; see "Chrome
DevTools Protocol", `--remote-debugging-pipe`. It dies with us: the end of the pipe ends it.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import time
from pathlib import Path
from typing import Any

_SWITCHES = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-extensions",
    "--disable-dev-shm-usage", "--remote-debugging-pipe",
)  # fmt: skip
_SIZE = {"width": 360, "height": 640, "deviceScaleFactor": 2, "mobile": True}


class PhoneBrowser:
    """One page. Every call waits for its answer, at most `patience_s`."""

    def __init__(self, program: str, profile: Path, patience_s: float = 40) -> None:
        to_it, ours = os.pipe()
        theirs, from_it = os.pipe()
        self._process = subprocess.Popen(
            ["bash", "-c", f'exec "$@" 3<&{to_it} 4>&{from_it}', "-", program, *_SWITCHES,
             f"--user-data-dir={profile}", "about:blank"],
            pass_fds=(to_it, from_it), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(to_it)
        os.close(from_it)
        self._to = os.fdopen(ours, "wb", buffering=0)
        self._from = os.fdopen(theirs, "rb", buffering=0)
        self._patience_s = patience_s
        self._rest = b""
        self._number = 0
        self._session = ""

    def close(self) -> None:
        self._to.close()
        self._from.close()
        self._process.kill()
        self._process.wait()

    def open(self, address: str) -> None:
        """Show a page at the size of a phone."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        self.call("Emulation.setDeviceMetricsOverride", **_SIZE)
        self.call("Page.navigate", url=address)
        self.wait_for("document.readyState === 'complete' && location.protocol !== 'about:'")

    def choose_files(self, *files: Path) -> None:
        """What the phone's camera or album hands to the page."""
        root = self.call("DOM.getDocument")["root"]["nodeId"]
        node = self.call("DOM.querySelector", nodeId=root, selector="input[type=file]")["nodeId"]
        self.call("DOM.setFileInputFiles", nodeId=node, files=[str(f) for f in files])

    def ask(self, expression: str) -> Any:
        """The value of an expression in the page."""
        said = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        return said["result"].get("value")

    def wait_for(self, expression: str) -> None:
        """Until an expression in the page is true."""
        give_up_at = time.monotonic() + self._patience_s
        while not self.ask(expression):
            assert time.monotonic() < give_up_at, f"never true: {expression}"
            time.sleep(0.05)

    def picture(self) -> bytes:
        """The page as PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot")["data"])

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """One command of the protocol; events in between are passed over."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        self._to.write(json.dumps(message).encode() + b"\0")
        while True:
            said = self._received()
            if said.get("id") == self._number:
                assert "result" in said, said
                return dict(said["result"])

    def _received(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            piece = self._from.read(1 << 16)
            assert piece, "the browser ended"
            self._rest += piece
        first, _, self._rest = self._rest.partition(b"\0")
        return dict(json.loads(first))
