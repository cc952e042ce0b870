"""The catalogue from disk: packages, themes, places, and what helps to find an item."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from kiosk.catalogue_pictures import PackagePictures
from kiosk.flight_log import FlightLog, ItemRefused
from kiosk.journey.facts import Catalogue, Theme
from kiosk.services.checked import CHECKED_FILE, digest_of, read_checked, written_checked
from kiosk.services.finding import (
    FINDING_FILE,
    INDEX_FILE,
    LARGEST_FINDING,
    LARGEST_INDEX,
    Finding,
    open_finding,
    open_index,
)
from kiosk.services.handling import BadHandlingTable, HandlingPlace, read_places
from kiosk.services.item import ServiceItem
from kiosk.services.package import LARGEST_PACKAGE, open_known, open_package
from kiosk.services.refused import PackageRefused
from kiosk.services.search import SearchIndex
from kiosk.services.triage import for_items, lint

SOURCES = ("guides/*.toml", "triage/*.json", "synonyms.toml", "holidays.toml")


def source_files(folder: Path) -> dict[str, bytes]:
    """The sources in a folder of items, by the names they have inside `finding.signed`."""
    found = (path for pattern in SOURCES for path in folder.glob(pattern))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(found)}


def load_catalogue(
    folder: Path, publishers: Mapping[str, bytes], log: FlightLog, *, remember: bool = False
) -> Catalogue:
    """Every package that convinces, and what helps to find them.

    What is not signed or does not fit is logged and left out; the others are there. `remember`
    leaves a list of what was checked in the folder, so that the next start is quicker.
    """
    items, packages = _items(folder, publishers, log, remember=remember)
    themes_file = folder / "themes.json"
    listed = json.loads(themes_file.read_text("utf-8")) if themes_file.exists() else []
    themes = {t["id"]: Theme(t["name"], t["icon"]) for t in listed}
    found = _with_finding(items, folder, publishers, log)
    pictures = PackagePictures(packages, publishers)
    return replace(found, themes=themes, places=_places(folder, log), pictures=pictures)


def _items(
    folder: Path, publishers: Mapping[str, bytes], log: FlightLog, *, remember: bool
) -> tuple[dict[str, ServiceItem], dict[str, Path]]:
    """The items by code, and the paths of those with pictures.

    What was checked in full before is only verified (see `checked`).
    """
    items: dict[str, ServiceItem] = {}
    packages: dict[str, Path] = {}
    before, passed = _checked_before(folder), set[str]()
    for path in sorted(folder.glob("*.item")):
        package = _read(path, LARGEST_PACKAGE)
        digest = digest_of(package)
        try:
            opened = open_known if digest in before else open_package
            item = opened(package, publishers)
        except PackageRefused as fault:
            log.write(ItemRefused(path.name, fault.code, fault.place))
            continue
        passed.add(digest)
        items[item.code] = item
        if item.pictures:
            packages[item.code] = path
    if remember and passed - before:
        _remember(folder, passed)
    return items, packages


def _checked_before(folder: Path) -> frozenset[str]:
    try:
        return read_checked((folder / CHECKED_FILE).read_bytes())
    except OSError:
        return frozenset()


def _remember(folder: Path, passed: Iterable[str]) -> None:
    # Where nothing may be written the next start takes as long as this one: no more than that.
    draft = folder / f"{CHECKED_FILE}.{os.getpid()}"
    with suppress(OSError):
        draft.write_bytes(written_checked(passed))
        draft.replace(folder / CHECKED_FILE)


def _places(folder: Path, log: FlightLog) -> tuple[HandlingPlace, ...]:
    """Where else items may be handled; a table that cannot be read is logged and left out."""
    table = folder / "handling.json"
    if not table.exists():
        return ()
    try:
        return read_places(table.read_bytes())
    except BadHandlingTable as fault:
        log.write(ItemRefused(table.name, "bad_table", fault.place))
        return ()


def _with_finding(
    items: Mapping[str, ServiceItem], folder: Path, publishers: Mapping[str, bytes], log: FlightLog
) -> Catalogue:
    finding = _finding(folder, publishers, log)
    every = finding.all_items(items)
    graphs = for_items(finding.triage, every)
    faults = lint(graphs, every)
    for fault in faults:
        log.write(ItemRefused(FINDING_FILE, "bad_triage", fault.place))
    index = _index(folder, publishers, log, items, finding)
    kept = {} if faults else graphs
    return Catalogue(every, index, triage=kept, holidays=finding.holidays)


def _finding(folder: Path, publishers: Mapping[str, bytes], log: FlightLog) -> Finding:
    path = folder / FINDING_FILE
    if not path.exists():
        return Finding()
    try:
        return open_finding(_read(path, LARGEST_FINDING), publishers)
    except PackageRefused as fault:
        log.write(ItemRefused(path.name, fault.code, fault.place))
        return Finding()


def _index(
    folder: Path,
    publishers: Mapping[str, bytes],
    log: FlightLog,
    items: Mapping[str, ServiceItem],
    finding: Finding,
) -> SearchIndex:
    path = folder / INDEX_FILE
    if path.exists():
        try:
            return open_index(_read(path, LARGEST_INDEX), publishers, items, finding)
        except PackageRefused as fault:
            log.write(ItemRefused(path.name, fault.code, fault.place))
    return SearchIndex(list(finding.all_items(items).values()), finding.synonyms)


def _read(path: Path, most: int) -> bytes:
    """A file, and of one that is too large just enough for it to be refused."""
    with path.open("rb") as file:
        return file.read(most + 1)
