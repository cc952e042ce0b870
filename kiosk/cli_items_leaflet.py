"""`menkou items leaflet`: the questions that lead to an item, as a page to print."""

from __future__ import annotations

import argparse
import sys

from kiosk.catalogue_files import source_files
from kiosk.cli_items_files import OWN_ITEMS
from kiosk.cli_items_search import items_in
from kiosk.services.finding import read_finding
from kiosk.services.leaflet import leaflet
from kiosk.services.refused import PackageRefused
from kiosk.services.triage import lint


def run(options: argparse.Namespace) -> int:
    """Print the leaflet. Returns 1 where the graphs are not sound, 2 where there is no such."""
    folder = options.items or OWN_ITEMS
    try:
        finding = read_finding(source_files(folder))
    except PackageRefused as refusal:
        print(f"menkou items leaflet: {refusal}", file=sys.stderr)
        return 1
    items = finding.all_items({item.code: item for item in items_in(folder)})
    if faults := lint(finding.triage, items):
        for fault in faults:
            print(f"menkou items leaflet: {fault.place}: {fault.reason}", file=sys.stderr)
        return 1
    if options.graph not in finding.triage:
        known = ", ".join(sorted(finding.triage))
        print(
            f"menkou items leaflet: no graph {options.graph!r}; there are {known}", file=sys.stderr
        )
        return 2
    print(leaflet(finding.triage, options.graph, items, options.language), end="")
    return 0
