"""`menkou items search`: what a resident would find, by the same index."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from kiosk.catalogue_files import source_files
from kiosk.cli_items_files import OWN_ITEMS
from kiosk.services.finding import Finding, read_finding
from kiosk.services.item import ServiceItem
from kiosk.services.package import check_item
from kiosk.services.refused import PackageRefused
from kiosk.services.search import SearchIndex


def run(options: argparse.Namespace) -> int:
    """Search. Returns 0 when something was found, 1 when not, 2 when there are no items."""
    folder = options.items or OWN_ITEMS
    packages = {item.code: item for item in items_in(folder)}
    try:
        finding = read_finding(source_files(folder))
    except PackageRefused as refusal:
        print(f"menkou items search: {refusal}", file=sys.stderr)
        finding = Finding()
    items = list(finding.all_items(packages).values())
    if not items:
        print("menkou items search: no items there", file=sys.stderr)
        return 2
    hits = SearchIndex(items, finding.synonyms).search(options.query, options.limit)
    if options.json:
        found = [{"name": h.name, "code": h.code, "score": h.score} for h in hits]
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        for hit in hits:
            print(f"{hit.code}  {hit.name}")
    return 0 if hits else 1


def items_in(folder: Path) -> list[ServiceItem]:
    """The items of the folders in a folder; one that is refused is named and left out."""
    found = []
    for path in sorted(folder.glob("*/item.json")):
        try:
            found.append(check_item(path.read_bytes()))
        except PackageRefused as refusal:
            print(f"menkou items search: {path}: {refusal}", file=sys.stderr)
    return found
