"""Which catalogue this kiosk offers: the newest snapshot of the platform, or the one it came with.

A snapshot that arrives while the kiosk runs is read beside the Qt thread and offered; the session
takes it between two visits. A visit never sees two versions.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.catalogue_files import load_catalogue
from kiosk.flight_log import CatalogueTaken, FlightLog
from kiosk.journey.facts import Catalogue
from kiosk.services.item import ServiceItem
from kiosk.services.triage import for_items
from offline_cache.catalogue_shelf import CatalogueShelf


@dataclass(frozen=True, slots=True)
class CatalogueSource:
    """Where catalogues come from.

    `offered`: the codes this site offers, empty means all; `home`: those that come first.
    """

    shelf: CatalogueShelf
    own_folder: Path
    publishers: Mapping[str, bytes]
    offered: Collection[str]
    home: Sequence[str]
    log: FlightLog

    def load(self) -> tuple[int, Catalogue]:
        """The catalogue to offer now, and the number of its snapshot (0: the one we came with).

        A snapshot that holds nothing we believe, after a change of publishers say, is passed over.
        """
        folder, number = self.shelf.folder(), self.shelf.number()
        if folder is not None:
            found = load_catalogue(folder, self.publishers, self.log, remember=True)
            if found.items:
                self.log.write(CatalogueTaken(number, len(found.items)))
                return number, self._for_this_site(found)
        return 0, self._for_this_site(
            load_catalogue(self.own_folder, self.publishers, self.log, remember=True)
        )

    def _for_this_site(self, catalogue: Catalogue) -> Catalogue:
        catalogue = replace(catalogue, items=self._in_order(catalogue.items))
        if not self.offered:
            return catalogue
        kept = {code: item for code, item in catalogue.items.items() if code in self.offered}
        # Search hits on other items are passed over by whoever shows them; questions lead to a
        # person where they led to an item that is not here.
        return replace(catalogue, items=kept, triage=for_items(catalogue.triage, kept))

    def _in_order(self, items: Mapping[str, ServiceItem]) -> dict[str, ServiceItem]:
        first = [code for code in self.home if code in items]
        return {code: items[code] for code in dict.fromkeys((*first, *items))}


class CatalogueWatch:
    """Looks for a newer snapshot. For one thread, not Qt's."""

    def __init__(
        self, source: CatalogueSource, number: int, offer: Callable[[Catalogue], None]
    ) -> None:
        """`offer` is called on this thread with every newer catalogue."""
        self._source = source
        self._number = number
        self._offer = offer

    def look(self) -> None:
        """Offer the newest snapshot if it is not the one that was offered last."""
        number = self._source.shelf.number()
        if number > self._number:
            self._number = number
            loaded, catalogue = self._source.load()
            if loaded == number:
                self._offer(catalogue)
