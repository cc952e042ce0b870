"""`menkou items`: write, check, look at, pack, sign, find and import service items.

Exit status: 0 all is well; 1 the item was refused or something was found; 2 a wrong command,
a missing file, or nothing to do.
"""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path

_VERBS = {
    "new": "kiosk.cli_items_write",
    "check": "kiosk.cli_items_check",
    "preview": "kiosk.cli_items_preview",
    "pack": "kiosk.cli_items_write",
    "sign": "kiosk.cli_items_write",
    "search": "kiosk.cli_items_search",
    "leaflet": "kiosk.cli_items_leaflet",
    "import": "kiosk.cli_items_import",
    "key": "kiosk.cli_items_publish",
    "publish": "kiosk.cli_items_publish",
}
"""Verb: the module whose `run` does it. Only that one is imported."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of every verb."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    new = verbs.add_parser("new", help="begin an item: a folder with an item.json that is good")
    new.add_argument("path", type=Path, metavar="DIR", help="a folder that does not exist yet")
    _add_check(verbs.add_parser("check", help="is it good? walks every branch of the form"))
    preview = verbs.add_parser("preview", help="the guide and the form as residents see them")
    preview.add_argument("path", type=Path, metavar="ITEM", help="folder, item.json or .item file")
    preview.add_argument("--out", type=Path, required=True, help="folder for the PNG pictures")
    preview.add_argument("--language", choices=["zh-CN", "en"], action="append")
    preview.add_argument("--dress", default="standard", help="standard, elder, contrast")
    pack = verbs.add_parser("pack", help="a folder as one archive, not yet signed")
    pack.add_argument("path", type=Path, metavar="DIR")
    pack.add_argument("--out", type=Path, help="default: DIR.pack")
    sign = verbs.add_parser("sign", help="a packed folder as a package kiosks take")
    sign.add_argument("path", type=Path, metavar="FILE", help="what `pack` wrote")
    sign.add_argument("--key", type=Path, required=True, help="JSON with key_id and private_key")
    sign.add_argument("--out", type=Path, help="default: FILE with the ending .item")
    _add_search(verbs.add_parser("search", help="find items as a resident does"))
    leaflet = verbs.add_parser("leaflet", help="questions that lead to an item, on paper")
    leaflet.add_argument("graph", help="id of a graph, as social_security")
    leaflet.add_argument("--items", type=Path, help="folder of items; default: our own")
    leaflet.add_argument("--language", choices=["zh-CN", "en"], default="zh-CN")
    workbook = verbs.add_parser("import", help="an item out of an Excel workbook (XLSForm)")
    workbook.add_argument("path", type=Path, metavar="FILE.xlsx")
    workbook.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new folder")

    _add_publish(verbs)


def _add_publish(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    key = verbs.add_parser("key", help="make the key that signs your items")
    key.add_argument("id", metavar="ID", help="your name as a publisher, as city-affairs")
    key.add_argument("--out", type=Path, default=Path("key.json"), help="default: key.json")
    publish = verbs.add_parser("publish", help="sign a whole folder of items, ready to be served")
    publish.add_argument("path", type=Path, metavar="DIR", help="folder of item folders")
    publish.add_argument("--key", type=Path, required=True, help="what `key` wrote")
    publish.add_argument("--out", type=Path, required=True, help="items_dir of the platform")
    publish.add_argument("--check", action="store_true", help="walk every form first; takes longer")


def _add_check(check: argparse.ArgumentParser) -> None:
    check.add_argument("path", type=Path, metavar="DIR|FILE", help="folder, item.json or .item")
    check.add_argument("--json", action="store_true", help="the findings as a JSON list")
    check.add_argument("--strict", action="store_true", help="notes count as errors")
    check.add_argument("--publisher", type=Path, help="JSON with key_id and public_key; for .item")


def _add_search(search: argparse.ArgumentParser) -> None:
    search.add_argument("query", help="Chinese, pinyin, initials, English")
    search.add_argument("--json", action="store_true", help="a JSON list, best first")
    search.add_argument(
        "--items", type=Path, help="folder of items; default: those that come along"
    )
    search.add_argument("--limit", type=int, default=10)


def run(options: argparse.Namespace) -> int:
    """Do what the verb says; return the exit status."""
    return int(importlib.import_module(_VERBS[options.verb]).run(options))
