"""What helps residents find an item: guides, synonyms, triage graphs, and the index of all.

Two signed files beside the packages. `finding.signed` holds the sources as they were written;
`search.index` is made of them and of the packages, and says in its digest of which.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from kiosk.services.guides import GuideOnly, read_guides, read_synonyms, without_stand_ins
from kiosk.services.hours import HOLIDAYS_FILE, NO_HOLIDAYS, Holidays, read_holidays
from kiosk.services.item import ServiceItem
from kiosk.services.reading import strict_json
from kiosk.services.refused import PackageRefused
from kiosk.services.search import IndexRefused, SearchIndex
from kiosk.services.search_build import Synonyms, build_index, digest_of
from kiosk.services.signed_bytes import sign_bytes, verified_bytes
from kiosk.services.triage import Triage, read_triage

FINDING_FILE: Final = "finding.signed"
INDEX_FILE: Final = "search.index"
_FINDING: Final = "MENKOU-FINDING-1"
_INDEX: Final = "MENKOU-INDEX-1"
LARGEST_FINDING: Final = 4 * 1024 * 1024
LARGEST_INDEX: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Finding:
    """The sources, read."""

    guides: tuple[GuideOnly, ...] = ()
    synonyms: Synonyms = field(default_factory=Synonyms)
    triage: Mapping[str, Triage] = field(default_factory=dict)
    holidays: Holidays = NO_HOLIDAYS

    def all_items(self, packages: Mapping[str, ServiceItem]) -> dict[str, ServiceItem]:
        """The packages, and the guides of what has none."""
        guides = without_stand_ins(self.guides, packages)
        return {**packages, **{item.code: item for item in guides}}


def read_finding(files: Mapping[str, bytes]) -> Finding:
    """Return what these files say: guides/*.toml, triage/*.json, synonyms.toml, holidays.toml.

    Raises `PackageRefused` with file and place.
    """
    folders: dict[str, dict[str, bytes]] = {"guides": {}, "triage": {}}
    synonyms, holidays = Synonyms(), NO_HOLIDAYS
    for path, content in sorted(files.items()):
        folder, slash, name = path.rpartition("/")
        if slash and folder in folders:
            folders[folder][name] = content
        elif path == "synonyms.toml":
            synonyms = read_synonyms(content)
        elif path == HOLIDAYS_FILE:
            holidays = read_holidays(content)
        else:
            raise PackageRefused("bad_archive", path, "this file does not belong here")
    graphs = [read_triage(content, name) for name, content in folders["triage"].items()]
    by_id = {graph.id: graph for graph in graphs}
    return Finding(read_guides(folders["guides"]), synonyms, by_id, holidays)


def sign_finding(files: Mapping[str, bytes], key_id: str, private_key: bytes) -> bytes:
    """Return `finding.signed` of these files, once they can be read. Raises `PackageRefused`."""
    read_finding(files)
    texts = {path: content.decode("utf-8") for path, content in files.items()}
    content = json.dumps(texts, ensure_ascii=False, sort_keys=True).encode()
    return sign_bytes(_FINDING, content, key_id, private_key)


def open_finding(signed: bytes, publishers: Mapping[str, bytes]) -> Finding:
    """Return what a `finding.signed` says, once its signature holds. Raises `PackageRefused`."""
    content = verified_bytes(_FINDING, signed, publishers, most=LARGEST_FINDING)
    texts = strict_json(content, FINDING_FILE)
    if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
        raise PackageRefused("bad_schema", FINDING_FILE, "it is a table of texts")
    return read_finding({path: text.encode() for path, text in texts.items()})


def sign_index(
    packages: Mapping[str, ServiceItem], finding: Finding, key_id: str, private_key: bytes
) -> bytes:
    """Return `search.index` over these packages and what helps to find them."""
    items = finding.all_items(packages)
    index = build_index(list(items.values()), finding.synonyms)
    return sign_bytes(_INDEX, index, key_id, private_key)


def open_index(
    signed: bytes,
    publishers: Mapping[str, bytes],
    packages: Mapping[str, ServiceItem],
    finding: Finding,
) -> SearchIndex:
    """Return the index, if it is signed and was made of just these items.

    Raises `PackageRefused`; whoever asks can still build one here, only slower.
    """
    content = verified_bytes(_INDEX, signed, publishers, most=LARGEST_INDEX)
    try:
        index = SearchIndex.load(content)
    except IndexRefused as fault:
        raise PackageRefused("bad_archive", INDEX_FILE, str(fault)) from fault
    if index.digest != digest_of(finding.all_items(packages).values(), finding.synonyms):
        raise PackageRefused("digest_mismatch", INDEX_FILE, "it was made of other items")
    return index
