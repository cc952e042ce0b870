"""The front door of the form engine: everything the journey and the platform ask of it."""

from __future__ import annotations

from kiosk.services.answers import answer_of, prefill, shown_answer, with_answer
from kiosk.services.application_check import application_problems
from kiosk.services.pages import Choice, Control, FormPage, form_pages
from kiosk.services.problems import (
    Problem,
    all_problems,
    materials_needed,
    not_eligible,
    page_problems,
)
from kiosk.services.visible import answers_to_submit

__all__ = [
    "Choice",
    "Control",
    "FormPage",
    "Problem",
    "all_problems",
    "answer_of",
    "answers_to_submit",
    "application_problems",
    "form_pages",
    "materials_needed",
    "not_eligible",
    "page_problems",
    "prefill",
    "shown_answer",
    "with_answer",
]
