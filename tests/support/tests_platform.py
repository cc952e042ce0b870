"""A central platform as a process of its own, and a clerk who reads its pages as a browser does."""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from kiosk.demo_site import DemoSite, prepare

ROOT = Path(__file__).parents[2]
_VOID = frozenset({"img", "meta", "link", "br", "hr", "input"})
_CELLS = frozenset({"td", "th"})


@dataclass(frozen=True)
class PlatformUp:
    """Where it listens, its keys, and who may read its pages."""

    url: str
    hello: Mapping[str, Any]
    operator: Mapping[str, str] = field(repr=False)
    tokens: Mapping[str, str] = field(repr=False)


@contextmanager
def platform_up(site: DemoSite, *more_kiosks: str) -> Iterator[PlatformUp]:
    """A platform with its embedded database, for the demo's kiosk and for `more_kiosks`."""
    prepare(site)
    tokens = {kiosk: f"token-of-{kiosk}" for kiosk in more_kiosks}
    with site.central_settings.open("a", encoding="utf-8") as settings:
        for kiosk, token in tokens.items():
            digest = hashlib.sha256(token.encode()).hexdigest()
            settings.write(f'[[kiosks]]\nkiosk_id = "{kiosk}"\ntoken_sha256 = "{digest}"\n')
    command = [sys.executable, "-m", "central", "--attached"]
    log = (site.root / "central.log").open("wb")
    process = subprocess.Popen(
        [*command, "--settings", str(site.central_settings)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
    )
    with log, process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            line = process.stdout.readline()
            assert line, (site.root / "central.log").read_text("utf-8")
            ready = json.loads(line)
            with urllib.request.urlopen(f"{ready['url']}/v1/hello", timeout=10) as reply:
                hello = json.load(reply)
            yield PlatformUp(ready["url"], hello, ready["operator"], tokens)
        finally:
            process.stdin.close()


class WebPage(HTMLParser):
    """What a browser would make of a page: its text, links, pictures and the rows of its tables."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.source = text
        self.text = ""
        self.links: list[str] = []
        self.pictures: list[str] = []
        self.rows: list[list[str]] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == [], "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "a":
            self.links.append(found.get("href") or "")
        if tag == "img":
            self.pictures.append(found.get("src") or "")
        if tag == "tr":
            self.rows.append([])
        if tag in _CELLS:
            self.rows[-1].append("")
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data + " "
        if any(tag in _CELLS for tag in self._open):
            self.rows[-1][-1] += data

    def value_of(self, head: str) -> str:
        """The cell beside a head cell."""
        return next(row[1] for row in self.rows if len(row) > 1 and row[0] == head)


class Clerk:
    """Signed in to the platform's pages."""

    def __init__(self, url: str, operator: Mapping[str, str]) -> None:
        self._url = url
        pair = f"{operator['name']}:{operator['password']}"
        self._headers = {"Authorization": "Basic " + base64.b64encode(pair.encode()).decode()}

    def fetch(self, path: str, *, signed_in: bool = True) -> tuple[int, Mapping[str, str], bytes]:
        """One request: status, headers by their lower-case names, content."""
        headers = self._headers if signed_in else {}
        request = urllib.request.Request(self._url + path, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=20) as reply:
                return reply.status, _lowered(reply.headers), reply.read()
        except urllib.error.HTTPError as fault:
            with fault:
                return fault.code, _lowered(fault.headers), fault.read()

    def page(self, path: str) -> WebPage:
        """A page that is there."""
        status, _, content = self.fetch(path)
        assert status == 200, (path, status)
        return WebPage(content.decode("utf-8"))

    def all_cases(self) -> list[str]:
        """The address of every case in the list, page after page, as listed."""
        found: list[str] = []
        path = "/"
        while path:
            page = self.page(path)
            found += [link for link in page.links if link.startswith("/cases/")]
            path = next((link for link in page.links if link.startswith("/?before=")), "")
        return found


def _lowered(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
