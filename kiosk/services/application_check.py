"""What is wrong with a whole application: the platform's own check, with the same rules.

Nothing the kiosk said is taken on trust: answers that were never asked for, a name that is not
the card's, a material that may not be handed in that way, no signature.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kiosk.domain.application import Answers, Application, HandIn, Material
from kiosk.domain.identity import CardKind, is_valid_id_number
from kiosk.services.agency import MANDATE, RELATIONS
from kiosk.services.answers import answer_of, prefill
from kiosk.services.commitment import commitment_told, needs_commitment
from kiosk.services.item import MaterialRequirement, ServiceItem, pick
from kiosk.services.problems import Problem, form_problems, materials_needed
from kiosk.services.tickets import is_ticket
from kiosk.services.visible import answers_to_submit, visible_pages
from kiosk.services.words import application_text

_SOURCE_OF = {
    HandIn.SCANNED: "scan",
    HandIn.E_LICENCE: "e_licence",
    HandIn.IDENTITY_CARD: "identity_card",
    HandIn.COMMITTED: "commitment",
}


def application_problems(
    item: ServiceItem, application: Application, *, today: date, language: str | None = None
) -> tuple[Problem, ...]:
    """Return everything wrong with an application, all at once (一次性告知).

    Meant for the platform: nothing the kiosk said is taken on trust. The texts are in
    `language`, by default the one the resident used. `name` is the dotted name of an answer,
    "material:<id>", "signature", or "" for the application as a whole.
    """
    spoken = language or application.language
    kept = answers_to_submit(item, application.answers)
    return (
        *_whole_problems(item, application, kept, spoken),
        *_card_problems(item, application, kept, spoken),
        *form_problems(item, kept, item.validations, language=spoken, today=today),
        *_material_problems(item, application, kept, spoken),
        *(() if is_ticket(item) else _signature_problems(application, spoken)),
        *_commitment_problems(item, application, spoken),
        *_agent_problems(item, application, spoken),
    )


def _whole_problems(
    item: ServiceItem, application: Application, kept: Answers, language: str
) -> Iterator[Problem]:
    if application.applicant.kind is CardKind.NONE and not is_ticket(item):
        yield Problem("", application_text("no_card", language))
    if (application.item_code, application.item_version) != (item.code, item.version):
        yield Problem("", application_text("other_version", language))
    if kept != application.answers:
        yield Problem("", application_text("extra_answers", language))


def _card_problems(
    item: ServiceItem, application: Application, kept: Answers, language: str
) -> Iterator[Problem]:
    card_answers, _ = prefill(item, application.applicant)
    for page in visible_pages(item, kept):
        for question in page.questions:
            expected = answer_of(card_answers, question.name)
            given = answer_of(kept, question.name)
            locked = question.options.get("readonlyIfPrefilled", False)
            if locked and None not in (expected, given) and given != expected:
                label = pick(question.part.get("x-title", {}), language)
                text = application_text("not_the_card", language, label=label)
                yield Problem(question.name, text)


def _material_problems(
    item: ServiceItem, application: Application, kept: Answers, language: str
) -> Iterator[Problem]:
    given = {material.requirement_id: material for material in application.materials}
    mandate = (MANDATE,) if application.agent is not None else ()
    known = {requirement.id for requirement in (*item.materials, *mandate)}
    if len(given) != len(application.materials) or not known.issuperset(given):
        yield Problem("", application_text("material_unknown", language))
    for requirement in (*materials_needed(item, kept), *mandate):
        code = _material_fault(requirement, given.get(requirement.id))
        if code:
            label = pick(requirement.name, language)
            text = application_text(code, language, label=label, limit=requirement.max_pages)
            yield Problem(f"material:{requirement.id}", text)


def _material_fault(requirement: MaterialRequirement, material: Material | None) -> str:
    if material is None:
        return "material_missing"
    if material.hand_in is HandIn.DEFERRED:
        return "" if requirement.deferrable and material.due else "material_wrong_way"
    if material.hand_in is HandIn.EARLIER:
        return ""  # whether the papers are held is looked up in the books
    if _SOURCE_OF[material.hand_in] not in requirement.sources:
        return "material_wrong_way"
    if material.hand_in is HandIn.E_LICENCE and not material.licence_ref:
        return "material_missing"
    if material.hand_in is HandIn.SCANNED:
        return "" if 1 <= len(material.pages) <= requirement.max_pages else "material_pages"
    return ""


def _commitment_problems(
    item: ServiceItem, application: Application, language: str
) -> Iterator[Problem]:
    """A commitment counts only when the text that was told is the item's own of that version."""
    told = application.commitment
    ways = [material.hand_in for material in application.materials]
    if told is None and needs_commitment(item, ways):
        yield Problem("commitment", application_text("commitment_missing", language))
    if told is not None and told != commitment_told(item, told.language):
        yield Problem("commitment", application_text("commitment_other", language))


def _agent_problems(
    item: ServiceItem, application: Application, language: str
) -> Iterator[Problem]:
    agent = application.agent
    if agent is None:
        return
    if not item.agent_allowed:
        yield Problem("agent", application_text("agent_not_allowed", language))
    same = agent.card.id_number == application.applicant.id_number
    if same or agent.relation not in RELATIONS or not is_valid_id_number(agent.card.id_number):
        yield Problem("agent", application_text("agent_unclear", language))


def _signature_problems(application: Application, language: str) -> Iterator[Problem]:
    if application.signature is None:
        yield Problem("signature", application_text("signature_missing", language))
    elif application.signature.is_too_small():
        yield Problem("signature", application_text("signature_small", language))
