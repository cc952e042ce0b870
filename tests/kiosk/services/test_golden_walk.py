"""Every item is walked along every branch, with right answers and with wrong ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from kiosk.domain.application import Answers, Application, HandIn, Material, PageRef
from kiosk.domain.identity import IdentityCard
from kiosk.services.form import (
    Control,
    all_problems,
    answer_of,
    answers_to_submit,
    application_problems,
    form_pages,
    materials_needed,
    not_eligible,
    page_problems,
    prefill,
    with_answer,
)
from kiosk.services.item import LANGUAGES, ServiceItem
from kiosk.services.schema import leaves

FOLDERS = ("social_card_replacement", "old_age_allowance", "no_criminal_record")
TODAY = date(2026, 11, 22)

RIGHT = {
    "text": "张小明",
    "digits": "13912345678",
    "id_number": "11010519491231002X",
    "bank_card": "6222020200112233446",
    "region": "321102",
    "date": "2020-05-01",
    "number": "1",
}
DETAIL = "中山东路 1 号 2 幢"
WRONG = {
    "text": "1",
    "digits": "10000000000",
    "id_number": "110105194912310021",
    "bank_card": "6222020200112233447",
    "region": "nowhere",
    "date": "2020-02-30",
    "number": "0",
    "radio": "neither",
    "list": "neither",
    "yes_no": "neither",
}


def right_values(control: Control) -> list[str]:
    if control.choices and control.kind != "region":
        return [choice.value for choice in control.choices]
    if control.name.endswith("detail"):
        return [DETAIL]
    return [RIGHT[control.kind]]


def walks(item: ServiceItem, answers: Answers) -> Iterator[Answers]:
    """Answer the first question that is still open in every way it can be answered."""
    controls = [c for page in form_pages(item, answers, "en") for c in page.controls]
    for control in controls:
        if control.required and answer_of(answers, control.name) is None:
            for value in right_values(control):
                yield from walks(item, with_answer(item, answers, control.name, value))
            return
    yield answers


@pytest.fixture(scope="module", params=FOLDERS)
def item(request: pytest.FixtureRequest, items: dict[str, ServiceItem]) -> ServiceItem:
    return items[request.param]


@pytest.fixture(scope="module")
def finished(item: ServiceItem, card: IdentityCard) -> list[Answers]:
    start, _ = prefill(item, card)
    return list(walks(item, start))


def hand_in(item: ServiceItem, answers: Answers) -> tuple[Material, ...]:
    page = PageRef(0, "00" * 32, 1000, "image/jpeg")
    given = []
    for material in materials_needed(item, answers):
        if "identity_card" in material.sources:
            given.append(Material(material.id, HandIn.IDENTITY_CARD))
        elif material.deferrable:
            given.append(Material(material.id, HandIn.DEFERRED, due=date(2026, 12, 1)))
        elif "e_licence" in material.sources:
            given.append(Material(material.id, HandIn.E_LICENCE, licence_ref="opaque"))
        else:
            given.append(Material(material.id, HandIn.SCANNED, (page,)))
    return tuple(given)


def test_every_branch_ends_in_an_application_without_problems(
    item: ServiceItem,
    finished: list[Answers],
    make_application: Callable[[ServiceItem, Answers, tuple[Material, ...]], Application],
) -> None:
    assert len(finished) >= 8
    for answers in finished:
        kept = answers_to_submit(item, answers)
        application = make_application(item, kept, hand_in(item, kept))

        assert all_problems(item, answers, language="en", today=TODAY) == ()
        assert not_eligible(item, answers, language="en", today=TODAY) is None
        assert application_problems(item, application, today=TODAY) == ()
        assert answers_to_submit(item, kept) == kept


def test_every_question_and_every_material_is_reached(
    item: ServiceItem, finished: list[Answers]
) -> None:
    asked = {
        control.name
        for answers in finished
        for page in form_pages(item, answers, "en")
        for control in page.controls
    }
    needed = {m.id for answers in finished for m in materials_needed(item, answers)}

    assert asked == {name for name, _ in leaves(item.data_schema)}
    assert needed == {material.id for material in item.materials}


def test_a_required_answer_left_out_is_told_on_its_page(
    item: ServiceItem, finished: list[Answers]
) -> None:
    for answers in finished:
        for page in form_pages(item, answers, "en"):
            for control in page.controls:
                if control.required:
                    without = with_answer(item, answers, control.name, "")
                    assert _told_on(item, control.name, without) == [control.name]


def test_a_wrong_answer_is_told_on_its_page(item: ServiceItem, finished: list[Answers]) -> None:
    for answers in finished:
        for page in form_pages(item, answers, "en"):
            for control in page.controls:
                wrong = with_answer(item, answers, control.name, WRONG[control.kind])
                assert _told_on(item, control.name, wrong) == [control.name]


def _told_on(item: ServiceItem, name: str, answers: Answers) -> list[str]:
    for page in form_pages(item, answers, "en"):
        if name in {control.name for control in page.controls}:
            found = page_problems(item, page, answers, language="en", today=TODAY)
            assert all(problem.text for problem in found)
            return [problem.name for problem in found]
    raise AssertionError(f"{name} is on no page any more")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_control_has_words_in_every_language(
    item: ServiceItem, finished: list[Answers], language: str
) -> None:
    for answers in finished:
        for page in form_pages(item, answers, language):
            texts = [page.title, *(c.label for c in page.controls)]
            texts += [choice.label for c in page.controls for choice in c.choices]
            assert all(texts)
            if language == "en":
                assert all(text.isascii() or "“" in text for text in texts)
            assert len(page.controls) <= 4


def test_the_guide_is_short_enough_to_be_read_aloud(item: ServiceItem) -> None:
    guide = item.guide
    sentences = [
        *guide.conditions,
        *guide.steps,
        *guide.common_errors,
        *(m.hint for m in item.materials),
    ]

    assert item.illustrative
    assert all(len(sentence["zh-CN"]) <= 30 for sentence in sentences)
