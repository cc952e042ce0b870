"""What can happen on the ways that differ: licences, commitments, places, agents, supplements."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.supplement import DueCase


@dataclass(frozen=True, slots=True)
class BegunForAnother:
    """替别人办: the one at the screen is the agent."""


@dataclass(frozen=True, slots=True)
class PlacesAsked:
    """换办理地: which places are there?"""


@dataclass(frozen=True, slots=True)
class PlaceChosen:
    """A handling place was touched; '' is here."""

    code: str


@dataclass(frozen=True, slots=True)
class RelationChosen:
    """Who the agent is to the applicant."""

    relation: str


@dataclass(frozen=True, slots=True)
class Promised:
    """用承诺代替: a commitment is to stand in for this material."""

    requirement_id: str


@dataclass(frozen=True, slots=True)
class CodeWayAsked:
    """出示手机上的码: licences by the code instead of the card."""


@dataclass(frozen=True, slots=True)
class SupplementAsked:
    """补交材料."""


@dataclass(frozen=True, slots=True)
class DueFound:
    """The platform says what is still due."""

    case: DueCase


@dataclass(frozen=True, slots=True)
class DueNotFound:
    """It does not: 'unknown' (not this person's, or no such case), 'offline', 'busy'."""

    code: str


ErrandEvent = (
    BegunForAnother
    | PlacesAsked
    | PlaceChosen
    | RelationChosen
    | Promised
    | CodeWayAsked
    | SupplementAsked
    | DueFound
    | DueNotFound
)
