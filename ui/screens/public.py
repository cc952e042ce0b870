"""Screens before anybody is identified."""

from __future__ import annotations

from kiosk.domain.identity import CardKind, IdentityCard, masked, masked_name
from kiosk.journey.availability import Mode, plan_for
from kiosk.journey.region import places_open_to, why_not_there
from kiosk.journey.states import (
    AwaitingCard,
    Browsing,
    ConfirmingIdentity,
    Home,
    ReadingGuide,
    ReadingNotice,
    Welcome,
)
from kiosk.journey.terms import Terms
from kiosk.services.item import MaterialRequirement, Scenario, ServiceItem
from ui.screens.card_place import card_place
from ui.screens.dates import plain_day
from ui.screens.finding import graph_for
from ui.screens.hours import after_hours
from ui.screens.sample_pictures import sample_count
from ui.screens.screen import Screen, Stand


def welcome(state: Welcome, stand: Stand) -> Screen:
    """How many services work here, truthfully."""
    del state
    every = stand.facts.catalogue.items.values()
    items = [item for item in every if not item.guide_only]
    paused = sum(1 for item in items if stand.facts.why_unavailable(item))
    return Screen(
        "Welcome",
        {
            "itemCount": len(items) - paused,
            "pausedCount": paused,
            "notices": [stand.words(f"notice.{n}") for n in ("card", "papers", "help")],
        },
    )


def home(state: Home, stand: Stand) -> Screen:
    """Tiles for what most people come for; elder mode shows fewer, larger ones."""
    del state
    catalogue = stand.facts.catalogue
    elder = stand.preferences.is_elder
    items = [item for item in catalogue.items.values() if not item.guide_only]
    if elder:
        items.sort(key=lambda item: not item.elder)
    themes = [
        {
            "id": theme_id,
            "name": stand.said(theme.name),
            "icon": theme.icon,
            "count": len(catalogue.of_theme(theme_id)),
        }
        for theme_id, theme in catalogue.themes.items()
        if catalogue.of_theme(theme_id)
    ]
    return Screen(
        "Home",
        {
            "tiles": [stand.tile(i) for i in items[: 6 if elder else 8]],
            "themes": themes,
            "elder": elder,
            "triage": graph_for("", stand),
            "resume": stand.facts.keep_days > 0,
        },
    )


def item_list(state: Browsing, stand: Stand) -> Screen:
    """The items of one theme."""
    theme = stand.facts.catalogue.themes.get(state.theme)
    # What can be begun here comes first; the guides that send to the counter follow.
    items = sorted(stand.facts.catalogue.of_theme(state.theme), key=lambda item: item.guide_only)
    return Screen(
        "ItemList",
        {
            "title": stand.said(theme.name) if theme else "",
            "items": [stand.tile(item) for item in items],
            "triage": graph_for(state.theme, stand),
        },
    )


def guide(state: ReadingGuide, stand: Stand) -> Screen:
    """Everything a resident wants to know before starting."""
    item, place = state.item, state.terms.place
    away = why_not_there(state.terms)
    reason = stand.why_not(item) or (stand.words(away) if away else "")
    said = stand.said
    return Screen(
        "Guide",
        {
            "name": said(item.name),
            "authority": said(place.authority_of(item) if place else item.authority),
            "place": said(place.name) if place else "",
            "hasPlaces": bool(places_open_to(item, stand.facts)),
            "agentAllowed": item.agent_allowed,
            "bookable": item.by_appointment,
            "spare": sum(1 for m in item.materials if _is_spared(m)),
            "version": item.version,
            "updatedOn": plain_day(item.published_on, stand.words),
            "parts": [said(part.name) for part in item.parts],
            "scenarios": [_scenario(s, item, stand) for s in item.scenarios],
            "specialSteps": [said(step) for step in item.special_steps],
            "conditions": [said(t) for t in item.guide.conditions],
            "materials": [_material(m, stand) for m in item.materials],
            "samples": sample_count(item, "", stand),
            "limits": _limits(item, stand),
            "fee": _fee(item, stand),
            "visits": stand.words("guide.say_visits", n=item.visits),
            "steps": [said(t) for t in item.guide.steps],
            "basis": [said(t) for t in item.guide.legal_basis],
            "commonErrors": [said(t) for t in item.guide.common_errors],
            "hours": _hours(item, stand),
            "phone": item.guide.phone,
            "available": not reason,
            "reason": reason,
            "illustrative": item.illustrative,
            "plan": _plan(item, stand),
        },
    )


def _plan(item: ServiceItem, stand: Stand) -> dict[str, object]:
    """How far it can be taken here and now; nothing where it cannot be begun: `reason` says why."""
    plan = plan_for(item, stand.facts)
    if plan.reason:
        return {"title": "", "text": "", "limits": [], "whole": False}
    later = after_hours(item, stand.facts, stand.words)
    limits = [stand.words(limit) for limit in plan.limits]
    title = "plan.now_fill" if later and plan.mode is Mode.NOW else f"plan.{plan.mode.value}"
    return {
        "title": stand.words(title),
        "text": later or stand.words(f"plan.{plan.mode.value}_what"),
        "limits": limits,
        "whole": plan.mode is Mode.NOW and not plan.limits and not later,
    }


def _hours(item: ServiceItem, stand: Stand) -> str:
    if item.service_hours is not None and item.service_hours.is_always:
        return stand.words("hours.always")
    return stand.said(item.guide.hours)


def _scenario(scenario: Scenario, item: ServiceItem, stand: Stand) -> str:
    found = (item.material(wanted) for wanted in scenario.materials)
    papers = stand.words("way.joiner").join(stand.said(m.name) for m in found if m)
    return stand.words("guide.scenario_line", name=stand.said(scenario.name), papers=papers)


def _material(material: MaterialRequirement, stand: Stand) -> dict[str, object]:
    ways = [stand.words(f"way.{source}") for source in material.sources]
    return {
        "name": stand.said(material.name),
        "how": stand.words("way.joiner").join(ways),
        "free": _is_spared(material),
        "deferrable": material.deferrable,
    }


def _is_spared(material: MaterialRequirement) -> bool:
    return "identity_card" in material.sources or "e_licence" in material.sources


def _limits(item: ServiceItem, stand: Stand) -> str:
    return stand.words(
        "guide.say_limits", committed=item.committed_workdays, statutory=item.statutory_workdays
    )


def _fee(item: ServiceItem, stand: Stand) -> str:
    if item.fee_fen == 0:
        return stand.words("guide.no_fee")
    note = stand.said(item.fee_note)
    amount = stand.words("guide.say_fee", yuan=f"{item.fee_fen / 100:.2f}")
    return f"{amount}  {note}" if note else amount


def notice(state: ReadingNotice, stand: Stand) -> Screen:
    """What is read, why, and how long it is kept."""
    points = ("read", "why", "kept", "wiped", "sealed")
    return Screen(
        "Notice",
        {
            "name": stand.said(state.item.name),
            "points": [stand.words(f"privacy.{point}") for point in points],
        },
    )


def place_card(state: AwaitingCard, stand: Stand) -> Screen:
    """Where the card goes, and what was wrong with the last try."""
    return card_place(state.problem, state.attempts, stand, **_whose_card(state.terms, stand))


def _whose_card(terms: Terms, stand: Stand) -> dict[str, str]:
    """Title and line for an agent, who lays down two cards; nothing for everybody else."""
    if not terms.by_agent:
        return {}
    first = terms.agent_card is None
    return {
        "asked": stand.words("card.agent_first" if first else "card.principal"),
        "how": stand.words("card.agent_how" if first else "card.principal_how"),
    }


def confirm_identity(state: ConfirmingIdentity, stand: Stand) -> Screen:
    """What the card says, the number masked: others may be looking."""
    card = state.card
    if state.terms.agent_card is not None:
        return _confirm_principal(card, stand)
    is_social = card.kind is CardKind.SOCIAL_SECURITY
    source = stand.words("source.social_card" if is_social else "source.identity_card")
    shown = [("name", card.name or card.english_name), ("id_number", masked(card.id_number))]
    if card.english_name and card.name:
        shown.insert(1, ("english_name", card.english_name))
    if card.address:
        shown.append(("address", card.address))
    until = card.valid_until
    shown.append(
        ("valid_until", plain_day(until, stand.words) if until else stand.words("field.valid_long"))
    )
    rows = [
        {"label": stand.words(f"field.{key}"), "value": value, "source": source}
        for key, value in shown
    ]
    agent = {"note": stand.words("identity.agent_lead")} if state.terms.by_agent else {}
    return Screen("ConfirmIdentity", {"rows": rows, "warning": "", "photo": stand.photo, **agent})


def _confirm_principal(card: IdentityCard, stand: Stand) -> Screen:
    """An agent has to know whom they apply for, and need not see more than that."""
    source = stand.words("source.identity_card")
    name = masked_name(card.name or card.english_name)
    shown = (("name", name), ("id_number", masked(card.id_number)))
    rows = [
        {"label": stand.words(f"field.{key}"), "value": value, "source": source}
        for key, value in shown
    ]
    words = {
        "asked": stand.words("identity.principal_title"),
        "note": stand.words("identity.principal_lead"),
        "yes": stand.words("identity.principal_yes"),
        "no": stand.words("identity.principal_no"),
    }
    return Screen("ConfirmIdentity", {"rows": rows, "warning": "", "photo": stand.photo, **words})
