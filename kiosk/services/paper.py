"""Which answers of a form a paper can give: `x-prefill` sources "paper.<material>.<field>"."""

from __future__ import annotations

from kiosk.domain.application import Answers, Provenance
from kiosk.services.answers import answer_of, with_answer
from kiosk.services.item import ServiceItem
from kiosk.services.schema import leaves

PAPER = "paper."


def paper_sources(item: ServiceItem, material_id: str) -> tuple[tuple[str, str], ...]:
    """The answers a material can give, each with the name of the field it is read from."""
    prefix = f"{PAPER}{material_id}."
    return tuple(
        (name, source.removeprefix(prefix))
        for name, part in leaves(item.data_schema)
        for source in part.get("x-prefill", ())
        if source.startswith(prefix)
    )


def prefill_empty(
    item: ServiceItem, answers: Answers, found: dict[str, str]
) -> tuple[Answers, dict[str, Provenance]]:
    """Fill answers that are empty with what a paper says; say which. Nothing is overwritten."""
    provenance = {}
    for name, value in found.items():
        if value and answer_of(answers, name) in (None, "", []):
            answers = with_answer(item, answers, name, value)
            provenance[name] = Provenance.PAPER
    return answers, provenance
