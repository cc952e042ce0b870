"""One case as a clerk sees it: who, what was answered, which papers, what the platform said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from uuid import UUID

import msgspec

from central.case_files import makes_a_file
from central.decide import CHINA
from central.html import Html, facts, joined, tag
from kiosk.domain.application import Answers, Application, Material, Signature
from kiosk.domain.identity import CardKind
from kiosk.domain.receipt import AnswerKind, PlatformAnswer
from kiosk.filing.ink import ink_svg
from kiosk.services.form import form_pages, shown_answer
from kiosk.services.item import NATIVE_LANGUAGE, ServiceItem, pick

KINDS = {
    AnswerKind.ACCEPTED: "已受理",
    AnswerKind.CORRECTION_NEEDED: "需补正",
    AnswerKind.NOT_ACCEPTED: "不予受理",
}
_WAYS = {
    "scanned": "扫描",
    "e_licence": "电子证照",
    "identity_card": "读卡",
    "deferred": "容缺",
    "committed": "承诺代替",
    "earlier": "原件已收",
}


_RELATIONS = {
    "spouse": "配偶",
    "child": "子女",
    "parent": "父母",
    "relative": "其他亲属",
    "neighbour": "邻居或朋友",
    "staff": "工作人员",
}


def applicant_part(application: Application) -> Html:
    """Who applies, in full: this page is for the authority."""
    card = application.applicant
    if card.kind is CardKind.NONE:
        nobody = tag("p", "没有读证件：谁都可以说。", class_="quiet")
        return joined((tag("h2", "申请人 Applicant"), nobody))
    until = card.valid_until.isoformat() if card.valid_until else "长期"
    pairs = [
        ("姓名", card.name),
        ("证件号码", card.id_number),
        ("出生日期", card.birth_date),
        ("住址", card.address or "—"),
        ("签发机关", card.issuer or "—"),
        ("有效期", f"{card.valid_from} – {until}"),
    ]
    return joined((tag("h2", "申请人 Applicant"), facts(pairs), _terms_part(application)))


def _terms_part(application: Application) -> Html:
    """What differs from a plain application: an agent, a commitment, a place, a supplement."""
    pairs: list[tuple[str, object]] = []
    if application.agent is not None:
        agent = application.agent
        pairs.append(("代办人", f"{agent.card.name} {agent.card.id_number}"))
        pairs.append(("与申请人关系", _RELATIONS.get(agent.relation, agent.relation)))
    if application.commitment is not None:
        told = application.commitment
        pairs.append(("已告知的承诺书", f"{told.version} · {told.text_digest[:16]}…"))
    if application.region:
        pairs.append(("办理地代码", application.region))
    if application.supplements is not None:
        link = tag("a", str(application.supplements), href=f"/cases/{application.supplements}")
        pairs.append(("补入申请", link))
    return facts(pairs) if pairs else Html("")


def answers_part(application: Application, item: ServiceItem | None) -> Html:
    """The form as it was filled in, with the item's own labels where the item is here."""
    pairs = list(_labelled(application, item)) if item else list(_flat(application.answers, ""))
    return joined((tag("h2", "表单 Form"), facts(pairs)))


def materials_part(case_id: UUID, application: Application, item: ServiceItem | None) -> Html:
    """Every material with its pages."""
    parts: list[object] = [tag("h2", "材料 Materials")]
    for number, material in enumerate(application.materials):
        requirement = item.material(material.requirement_id) if item else None
        name = pick(requirement.name, NATIVE_LANGUAGE) if requirement else material.requirement_id
        due = f" · {material.due} 前补交" if material.due else ""
        way = _WAYS[material.hand_in.value]
        parts.append(tag("p", tag("strong", name), tag("span", f" {way}{due}", class_="quiet")))
        parts.append(_pictures(case_id, material))
        if makes_a_file(material):
            parts.append(_files(f"/cases/{case_id}/materials/{number}"))
    return joined(parts)


def signature_part(case_id: UUID, signature: Signature | None) -> Html:
    """The signature drawn from its points."""
    if signature is None or not any(signature.strokes):
        return joined((tag("h2", "签名 Signature"), tag("p", "无", class_="quiet")))
    drawing = tag("div", Html(ink_svg(signature).decode()), class_="signature", role="img")
    files = (tag("a", form.upper(), href=f"/cases/{case_id}/signature.{form}") for form in _DRAWN)
    links = tag("p", joined(files), class_="quiet")
    return joined((tag("h2", "签名 Signature"), drawing, links))


def answer_part(answer: PlatformAnswer, body: bytes) -> Html:
    """What the platform answered, in words and as it was signed."""
    decide_by = answer.decide_by.astimezone(CHINA).date() if answer.decide_by else "—"
    pairs = [
        ("结论", tag("span", KINDS[answer.kind], class_=answer.kind.value)),
        ("办件编号", answer.case_number or "—"),
        ("承诺办结", decide_by),
    ]
    reasons = (tag("li", *_both(reason)) for reason in answer.reasons)
    shown = msgspec.json.format(body, indent=2).decode()
    return joined((tag("h2", "答复 Answer"), facts(pairs), tag("ul", *reasons), tag("pre", shown)))


def _both(reason: dict[str, str]) -> tuple[object, ...]:
    english = tag("span", reason.get("en", ""), class_="quiet")
    return (reason.get(NATIVE_LANGUAGE, ""), " ", english)


def _labelled(application: Application, item: ServiceItem) -> Iterator[tuple[str, str]]:
    given = dict(_flat(application.answers, ""))
    for form_page in form_pages(item, application.answers, NATIVE_LANGUAGE):
        for control in form_page.controls:
            if control.name in given:
                value = given.pop(control.name)
                yield (
                    control.label,
                    shown_answer(item, control.name, value, NATIVE_LANGUAGE, reveal=True),
                )
    for name, value in given.items():
        yield name, str(value)


def _flat(answers: Answers, prefix: str) -> Iterator[tuple[str, object]]:
    for name, value in answers.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


_DRAWN: Final = ("svg", "png")
_DOUBTS: Final = {
    "blurred": "不清楚", "too_dark": "太暗", "too_bright": "太亮", "glare": "有反光",
    "cut_off": "没有拍全", "blank": "像是白纸", "same_page": "像是重复", "finger": "有手指遮挡",
    "noisy": "杂点多", "too_small": "字太小", "two_pages": "有两张纸", "wrong_side": "像是背面",
}  # fmt: skip
"""What the kiosk saw and the resident kept all the same (`PageRef.kept_despite`)."""


def _pictures(case_id: UUID, material: Material) -> Html:
    shown = []
    for number, ref in enumerate(material.pages, 1):
        address = f"/cases/{case_id}/pages/{ref.index}"
        is_picture = ref.media_type in {"image/jpeg", "image/png"}
        alt = f"第 {number} 页"
        content = tag("img", src=address, alt=alt) if is_picture else ref.media_type
        doubts = [tag("p", _DOUBTS.get(code, code)) for code in ref.kept_despite]
        shown.append(tag("a", content, *doubts, href=address))
    return tag("div", *shown, class_="papers")


def _files(address: str) -> Html:
    """The whole material as one file, to be filed."""
    pdf = tag("a", "PDF/A", href=f"{address}.pdf")
    return tag("p", pdf, " · ", tag("a", "OFD", href=f"{address}.ofd"), class_="quiet")
