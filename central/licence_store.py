"""Where e-licences come from (电子证照库): an outside system behind a narrow door.

A real platform asks the store of its province; here a simulator stands behind the door and says
so with every licence it gives. Whatever stands there, `tests/central/test_licence_store.py` says
what it has to keep to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from central.licence_shelf import HOLDERS, SampleHolder, SampleLicence


@dataclass(frozen=True, slots=True)
class Holding:
    """A licence a person holds and may use today, by the name of the holder's record."""

    record: str
    holder: SampleHolder
    licence: SampleLicence


class LicenceStore(Protocol):
    """The door. `is_simulator` is shown to residents."""

    @property
    def is_simulator(self) -> bool: ...

    def of_person(self, id_number: str, types: Sequence[str], today: date) -> list[Holding]:
        """What the person holds of these types: valid today, not revoked, one of each."""

    def of_record(self, record: str, types: Sequence[str], today: date) -> list[Holding]:
        """The same by the record a one-time code leads to."""


class SampleStore:
    """Invented people and their licences."""

    is_simulator = True

    def of_person(self, id_number: str, types: Sequence[str], today: date) -> list[Holding]:
        """By identity number; nobody for an unknown one."""
        number = id_number.upper()
        record = next((r for r, h in HOLDERS.items() if h.id_number == number), "")
        return self.of_record(record, types, today)

    def of_record(self, record: str, types: Sequence[str], today: date) -> list[Holding]:
        """By the name of the sample."""
        holder = HOLDERS.get(record)
        if holder is None:
            return []
        usable = (x for x in holder.licences if x.licence_type in types and x.is_usable(today))
        return [Holding(record, holder, licence) for licence in _one_of_each(usable)]


def _one_of_each(licences: Iterable[SampleLicence]) -> Iterable[SampleLicence]:
    return {licence.licence_type: licence for licence in licences}.values()
