"""The shelf of service items: every signed package in one folder, by code and version.

A case is judged by the very version the resident used, so old versions stay on the shelf.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path

from kiosk.services.item import NATIVE_LANGUAGE, ServiceItem, pick, version_order
from kiosk.services.package import PackageRefused, open_package
from kiosk.services.tickets import TICKET_CODE, ticket_form, ticket_item

log = logging.getLogger(__name__)

SUFFIX = ".item"


class ItemShelf:
    """Items by code and version. Reads its folder again when asked for one it does not have."""

    def __init__(self, folder: Path | None, publishers: Mapping[str, bytes]) -> None:
        """`publishers`: key id to raw Ed25519 public key of those whose packages count."""
        self._folder = folder
        self._publishers = dict(publishers)
        self._items: dict[tuple[str, str], ServiceItem] = {}
        self._seen: dict[Path, tuple[int, int]] = {}
        self.refused: dict[str, str] = {}
        self.read()

    def get(self, code: str, version: str) -> ServiceItem | None:
        """The item a case names, or None. The form of tickets ships with the program."""
        if code == TICKET_CODE:
            return ticket_item(version)
        if (code, version) not in self._items:
            self.read()
        return self._items.get((code, version))

    def name_of(self, code: str) -> str:
        """The Chinese name of an item's newest version, or its code."""
        if code == TICKET_CODE:
            return pick(ticket_form().name, NATIVE_LANGUAGE)
        versions = [item for item in self._items.values() if item.code == code]
        newest = max(versions, key=lambda item: version_order(item.version), default=None)
        return newest.name["zh-CN"] if newest else code

    def names_of(self, code: str) -> dict[str, str]:
        """The name of an item's newest version in every language it has; {} if it is not here."""
        if code == TICKET_CODE:
            return dict(ticket_form().name)
        versions = [item for item in self._items.values() if item.code == code]
        newest = max(versions, key=lambda item: version_order(item.version), default=None)
        return dict(newest.name) if newest else {}

    def __len__(self) -> int:
        return len(self._items)

    def read(self) -> None:
        """Take in what is new in the folder; a refused package is remembered with its code."""
        paths = sorted(self._folder.glob(f"*{SUFFIX}")) if self._folder else []
        for path in paths:
            status = path.stat()
            stamp = (status.st_mtime_ns, status.st_size)
            if self._seen.get(path) != stamp:
                self._seen[path] = stamp
                self._take(path)

    def _take(self, path: Path) -> None:
        try:
            item = open_package(path.read_bytes(), self._publishers)
        except PackageRefused as fault:
            log.error("package %s refused: %s", path.name, fault.code)
            self.refused[path.name] = fault.code
            return
        self.refused.pop(path.name, None)
        self._items.setdefault((item.code, item.version), item)
