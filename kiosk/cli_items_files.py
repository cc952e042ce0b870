"""The files of an item for the command line: a folder, an item.json, a signed package."""

from __future__ import annotations

import json
from pathlib import Path

from kiosk.catalogue_publish import item_files
from kiosk.services.package import (
    LARGEST_PACKAGE,
    PackageRefused,
    open_package,
    package_files,
)

OWN_ITEMS = Path(__file__).parents[1] / "items"
_DEMO_KEY = OWN_ITEMS / "keys" / "demo_publisher.public.json"


class NotAnItem(Exception):
    """A path that leads to no item. `reason` is for whoever typed it."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def item_files_at(path: Path, publisher: Path | None = None) -> dict[str, bytes]:
    """The files of the item at a path, its pictures too: of an item.json alone only itself.

    Raises as `item_json_at`.
    """
    if path.is_dir():
        return folder_files(path)
    content = item_json_at(path, publisher)
    if path.suffix != ".item":
        return {"item.json": content}
    key_id, key = read_key(publisher or _DEMO_KEY, "public_key")
    return dict(package_files(path.read_bytes(), {key_id: key}))


def item_json_at(path: Path, publisher: Path | None = None) -> bytes:
    """The item.json at a path. Raises `NotAnItem`, and `PackageRefused` for a bad package.

    A signed package has to be signed by `publisher`, or by the demonstration's where none is named.
    """
    source = path / "item.json" if path.is_dir() else path
    try:
        with source.open("rb") as file:  # never more than what is refused anyway
            content = file.read(LARGEST_PACKAGE + 1)
    except OSError as fault:
        raise NotAnItem(source, fault.strerror or "cannot be read") from None
    if source.suffix != ".item":
        return content
    key_id, key = read_key(publisher or _DEMO_KEY, "public_key")
    open_package(content, {key_id: key})
    return package_files(content, {key_id: key})["item.json"]


def folder_files(folder: Path) -> dict[str, bytes]:
    """The files of an item's folder as a package holds them. Raises `NotAnItem`."""
    try:
        return item_files(folder)
    except OSError as fault:
        raise NotAnItem(folder, f"item.json: {fault.strerror}") from None


def read_key(path: Path, part: str) -> tuple[str, bytes]:
    """Key id and key of a JSON file. Raises `NotAnItem`."""
    try:
        content = json.loads(path.read_bytes())
        return str(content["key_id"]), bytes.fromhex(content[part])
    except OSError as fault:
        raise NotAnItem(path, fault.strerror or "cannot be read") from None
    except (ValueError, KeyError, TypeError):
        raise NotAnItem(path, f"not a key file: it needs key_id and {part} (hex)") from None


__all__ = [
    "OWN_ITEMS",
    "NotAnItem",
    "PackageRefused",
    "folder_files",
    "item_files_at",
    "item_json_at",
    "read_key",
]
