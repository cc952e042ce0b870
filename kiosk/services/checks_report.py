"""Everything there is to say about an item before it is signed: one list for its author."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kiosk.services.checks_branches import branch_findings
from kiosk.services.checks_findings import NOTE, Finding, finding, refusal_finding
from kiosk.services.checks_walk import Walker
from kiosk.services.item import NATIVE_LANGUAGE, ServiceItem
from kiosk.services.package import check_files, check_item
from kiosk.services.plain_words import objections
from kiosk.services.reading import every_refusal
from kiosk.services.refused import PackageRefused
from kiosk.services.schema import leaves

_NOT_SPOKEN = frozenset({"legalBasis", "name", "authority", "aliases", "keywords"})
"""Names of laws, offices and papers are what they are."""


def check_report(item_json: bytes) -> tuple[Finding, ...]:
    """Return what was found, in the order in which it should be mended; empty when all is well.

    An item with errors in its shape is not walked: what its form does cannot be known yet.
    """
    refusals = every_refusal(item_json)
    if refusals:
        return tuple(refusal_finding(refusal) for refusal in refusals)
    try:
        item = check_item(item_json)
    except PackageRefused as refusal:
        return (refusal_finding(refusal),)
    return (*_walked(item), *word_findings(json.loads(item_json)))


def picture_findings(files: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """What is wrong with the pictures of an item whose item.json is good."""
    try:
        check_files(files)
    except PackageRefused as refusal:
        return (refusal_finding(refusal),)
    return ()


def word_findings(content: Any, place: str = "") -> Iterator[Finding]:
    """What a resident would stumble over in the Chinese texts of an item, as notes."""
    if isinstance(content, dict):
        for key, inner in content.items():
            if key == NATIVE_LANGUAGE and isinstance(inner, str):
                for objection in objections(inner):
                    yield finding(objection.rule, f"{place}/{key}", objection.what, NOTE)
            elif key not in _NOT_SPOKEN:
                yield from word_findings(inner, f"{place}/{key}".removeprefix("/"))
    elif isinstance(content, list):
        for index, inner in enumerate(content):
            yield from word_findings(inner, f"{place}/{index}")


def _walked(item: ServiceItem) -> tuple[Finding, ...]:
    missing = tuple(_without_examples(item))
    return missing or tuple(branch_findings(item))


def _without_examples(item: ServiceItem) -> Iterator[Finding]:
    walker = Walker(item)
    for name, part in leaves(item.data_schema):
        if part.get("type") == "string" and walker.example(name) is None:
            place = "dataSchema/properties/" + name.replace(".", "/properties/")
            reason = "no answer that fits could be made up, so the form cannot be tried"
            yield finding("no_example", place, reason)
