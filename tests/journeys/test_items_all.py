"""All the items, each from home to a slip on a whole terminal; offline where it may be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from devices.id_card_reader.sample_cards import SAMPLE_CARDS
from kiosk.demo_codes import demo_code
from kiosk.journey.kept import KeptCase
from kiosk.session.slips import Letterhead, slip_for
from kiosk.session.today import local_today
from ui.form_answers import valid_answers
from ui.i18n import Words
from ui.residents import Errand, FormResident

TODAY = local_today()
OLDER = {"DEMO-MZ-0001": "zhou_guiying", "DEMO-RS-0012": "zhou_guiying"}
BIRTH, COMPANY, PROPERTY = "DEMO-YJS-0010", "DEMO-YJS-0011", "DEMO-ZR-0005"


def on(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


SHAREHOLDERS = [
    {"name": "张三", "idNumber": "11010519491231002X", "share": 60},
    {"name": "李明", "idNumber": "110101198503150013", "share": 40},
]
DOGS = [
    {"callName": "旺财", "size": "small", "chip": "156000000000001", "neutered": True},
    {"callName": "来福", "size": "small", "chip": "156000000000002", "neutered": False},
]
HERE = "320723"
WANTED: Mapping[str, Mapping[str, Any]] = {
    "DEMO-YB-0001": {"relation": "family", "year": TODAY.year, "hukouType": "local"},
    "DEMO-RS-0002": {"startMonth": on(40)[:7], "household": "local", "autoDebit": True},
    "DEMO-RS-0003": {"applicantRole": "self", "reason": "lost", "deliver": "pickup"},
    "DEMO-MZ-0001": {"agentUsed": False},
    "DEMO-GA-0001": {"applicantRole": "self", "place": "hukou", "deliver": "pickup"},
    "DEMO-GA-0004": {
        "address.region": HERE,
        "addressChanged": True,
        "basis": "home",
        "leaseUntil": on(200),
    },
    PROPERTY: {"queryType": "none", "withMinor": False},
    "DEMO-GJ-0006": {"hasHome": False, "marital": "married", "amountFen": 200_000},
    "DEMO-SC-0009": {
        "premises.region": HERE,
        "premisesRight": "rented",
        "leaseUntil": on(300),
        "formType": "family",
        "tradeName": "春风",
    },
    BIRTH: {
        "married": True,
        "birthDate": on(-120),
        "items": ["birth_certificate", "household", "insurance", "social_card", "refund"],
    },
    COMPANY: {
        "address.region": HERE,
        "companyName": "样本市春风商贸有限公司",
        "shareholders": SHAREHOLDERS,
        "items": ["registration", "seals", "tax", "insurance", "fund", "bank"],
    },
    "DEMO-GA-0013": {"address.region": HERE, "home": "rented", "dogs": DOGS},
    "DEMO-RS-0012": {"method": "visit", "homeVisit.date": on(3)},
}


BY_LICENCE = {"household_register": "licence", "residence_permit": "licence"}


@pytest.fixture
def apply(driver):
    """Somebody who applies for an item, with answers made for it."""

    def apply(code: str, ways: Mapping[str, str]) -> None:
        card = OLDER.get(code, "li_ming")
        item = driver.terminal.session.facts().catalogue.items[code]
        answers = valid_answers(item, SAMPLE_CARDS[card], WANTED[code], today=TODAY)
        new_code = partial(demo_code, driver.platform_url, card)
        FormResident(driver.robot, driver.bench, new_code).apply(code, card, answers, ways)

    return apply


def kept(driver) -> KeptCase:
    case: KeptCase = driver.terminal.session.state.case
    return case


def slip_of(driver) -> str:
    words = driver.terminal.session.preferences.language
    head = Letterhead("示例镇", "demo-0001", "12345")
    return "\n".join(part.text for part in slip_for(kept(driver), head, Words(words), words))


@pytest.mark.parametrize("code", sorted(WANTED.keys() - {BIRTH, COMPANY}))
def test_an_item_goes_from_home_to_a_slip(driver, apply, code: str) -> None:
    driver.wait("the line", lambda: driver.terminal.session.line.online)
    apply(code, BY_LICENCE)
    answer = kept(driver).answer
    assert answer is not None, "online the answer comes before the slip"
    assert kept(driver).is_accepted, [reason["zh-CN"] for reason in answer.reasons]
    assert driver.props["caseNumber"] == answer.case_number
    assert driver.props["parts"] == []


def test_a_company_starts_with_six_numbers_on_one_slip(driver, apply) -> None:
    driver.wait("the line", lambda: driver.terminal.session.line.online)
    apply(COMPANY, {})
    answer = kept(driver).answer
    assert answer is not None
    assert kept(driver).is_accepted, [reason["zh-CN"] for reason in answer.reasons]
    shown = driver.props["parts"]
    assert [part["standing"] for part in shown] == ["accepted"] * 6
    assert len({part["number"] for part in shown}) == 6
    assert all(part["number"] in slip_of(driver) for part in shown)


def test_a_child_of_four_months_gets_all_but_the_insurance(driver, apply) -> None:
    """One part cannot be had any more: said before the signature, refused by itself."""
    driver.wait("the line", lambda: driver.terminal.session.line.online)
    apply(BIRTH, {"household_register": "defer"})
    assert kept(driver).is_accepted
    standings = {part["name"]: part["standing"] for part in driver.props["parts"]}
    assert standings == {
        "出生医学证明": "accepted",
        "户口登记": "accepted",
        "居民医保参保": "refused",
        "社会保障卡": "accepted",
        "生育医疗费用报销": "accepted",
    }
    assert "90 天" in slip_of(driver)
    assert driver.props["correction"] == []


def test_without_a_line_a_bundle_is_kept_and_answered_later(driver, apply) -> None:
    session = driver.terminal.session
    driver.bench.do("line", "cut")
    driver.wait("the line to be seen cut", lambda: not session.line.online)
    driver.act("start")
    driver.act("choose_item", PROPERTY)
    driver.wait("the guide", lambda: driver.screen == "Guide")
    assert not driver.props["available"], "a look-up needs the line"
    assert driver.props["reason"]
    driver.leave()

    apply(COMPANY, {})
    assert kept(driver).answer is None
    assert {part["standing"] for part in driver.props["parts"]} == {"kept"}
    assert len(driver.props["parts"]) == 6
    assert kept(driver).number in slip_of(driver)
    case_id, keeper = kept(driver).case_id, driver.terminal.keeper
    driver.bench.do("line", "restore")
    driver.wait("the answer", lambda: keeper.answer(case_id) is not None, 60)
    assert [part.kind.value for part in keeper.answer(case_id).parts] == ["accepted"] * 6


def test_who_does_not_qualify_is_told_why_and_what_else_there_is(driver) -> None:
    """A home owner asks for rent: the first page already says so, and nothing was kept."""
    resident = FormResident(driver.robot, driver.bench, lambda: "")
    resident.open_item("DEMO-GJ-0006")
    driver.robot.go("act_begin", "Notice")
    driver.robot.go("act_agree", "PlaceCard")
    resident.identify(Errand("DEMO-GJ-0006", card="li_ming"))
    resident.answer_pages({"hasHome": True})
    assert driver.screen == "AnotherWay"
    assert "不能按租房提取" in driver.props["what"]
    assert driver.props["ways"]
    assert driver.props["canRetry"]
