"""The front door of the form engine: everything the journey and the platform ask of it."""

from __future__ import annotations

from kiosk.services.answers import answer_of, prefill, shown_answer, shown_row, with_answer
from kiosk.services.application_check import application_problems
from kiosk.services.calculated import with_calculated
from kiosk.services.ink import ink_text
from kiosk.services.pages import Choice, Control, FormPage, form_pages
from kiosk.services.problems import (
    Problem,
    all_problems,
    materials_needed,
    not_eligible,
    page_problems,
)
from kiosk.services.rows import row_item, row_of, rows_of, with_row, without_row
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
    "ink_text",
    "materials_needed",
    "not_eligible",
    "page_problems",
    "prefill",
    "row_item",
    "row_of",
    "rows_of",
    "shown_answer",
    "shown_row",
    "with_answer",
    "with_calculated",
    "with_row",
    "without_row",
]
