"""What works now: for an item before it is begun, and for every paper while it is handed in.

Asked anew whenever a device or the line goes or comes back, so nobody plans by what was true a
minute ago:

    now         sent and answered while the resident waits
    queue       taken in here, sent when the line is back
    not_now     something it cannot do without is away
    guide_only  never done here, or no longer offered
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.journey.draft import Draft, missing
from kiosk.journey.facts import Facts
from kiosk.services.item import MaterialRequirement, ServiceItem


class Mode(StrEnum):
    """How far an item can be taken at this terminal at this moment."""

    NOW = "now"
    QUEUE = "queue"
    NOT_NOW = "not_now"
    GUIDE_ONLY = "guide_only"


@dataclass(frozen=True, slots=True)
class Plan:
    """`reason` is the message id of why it cannot be begun, or ''; `limits` are message ids."""

    mode: Mode
    reason: str = ""
    limits: tuple[str, ...] = ()


_FOR_GOOD = frozenset({"problem.guide_only", "problem.item_expired"})


def plan_for(item: ServiceItem, facts: Facts) -> Plan:
    """What a resident should know before beginning."""
    reason = facts.why_unavailable(item)
    if reason:
        return Plan(Mode.GUIDE_ONLY if reason in _FOR_GOOD else Mode.NOT_NOW, reason)
    return Plan(Mode.NOW if facts.online else Mode.QUEUE, limits=tuple(_limits(item, facts)))


def _limits(item: ServiceItem, facts: Facts) -> list[str]:
    found = []
    scanned = [m for m in item.materials if "scan" in m.sources]
    if scanned and not any("scan" in ways_now(m, facts) for m in scanned):
        found.append("plan.no_camera")
    if not facts.online and any("e_licence" in m.sources for m in item.materials):
        found.append("plan.no_licence")
    if any(not m.when and not _can_be_given(m, facts) for m in item.materials):
        found.append("plan.blocked")
    if "receipt" not in facts.ready | facts.busy:
        found.append("plan.no_slip")
    return found


def ways_now(material: MaterialRequirement, facts: Facts) -> tuple[str, ...]:
    """The ways of handing it in that work at this moment, as the verbs of the screen."""
    working = facts.ready | facts.busy
    has_feeder = material.shape == "a4" and "sheet_scanner" in working
    ways = []
    if "scan" in material.sources and ("document" in working or has_feeder):
        ways.append("scan")
    elif "scan" in material.sources and facts.phone and facts.online:
        ways.append("phone")
    if "e_licence" in material.sources and facts.online:
        ways.append("licence")
    if "commitment" in material.sources:
        ways.append("promise")
    if material.deferrable:
        ways.append("defer")
    return tuple(ways)


def _can_be_given(material: MaterialRequirement, facts: Facts) -> bool:
    return "identity_card" in material.sources or bool(ways_now(material, facts))


def blocked(draft: Draft, facts: Facts) -> tuple[MaterialRequirement, ...]:
    """Papers still needed that nothing here can take at this moment."""
    return tuple(m for m in missing(draft) if not ways_now(m, facts))


def may_be_kept(item: ServiceItem, facts: Facts) -> bool:
    """Whether an application for it may be taken in as the line is now."""
    return facts.online or item.offline_intake
