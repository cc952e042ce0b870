"""Finds what stands beside a label, on a page that was read line by line.

Forms print label and value in one line ("姓名 魏明"), as neighbours in a row, or run two pairs
together ("性别男民族汉"). Layouts of these documents differ by year and place, so words are the
anchor, not positions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.materials.recognise.values import Field, Kind, TextLine

LABELS: Final[Mapping[Kind, Mapping[str, tuple[str, ...]]]] = {
    Kind.ID_CARD_FRONT: {
        "name": ("姓名",),
        "sex": ("性别",),
        "nation": ("民族",),
        "birth_date": ("出生",),
        "address": ("住址",),
        "id_number": ("公民身份号码",),
    },
    Kind.ID_CARD_BACK: {"issuer": ("签发机关",), "period": ("有效期限",)},
    Kind.SOCIAL_CARD: {
        "name": ("姓名",),
        "id_number": ("社会保障号码", "公民身份号码"),
        "bank_card": ("银行卡号", "卡号", "银行账号"),
        "": ("发卡日期", "性别", "民族", "有效期限"),
    },
    Kind.HOUSEHOLD_PAGE: {
        "name": ("姓名",),
        "former_name": ("曾用名",),
        "sex": ("性别",),
        "nation": ("民族",),
        "birth_date": ("出生日期",),
        "id_number": ("公民身份证件编号", "公民身份号码"),
        "": (
            "户主或与户主关系",
            "与户主关系",
            "出生地",
            "籍贯",
            "宗教信仰",
            "本市其他住址",
            "本市（县）其他住址",
            "身高",
            "血型",
            "文化程度",
            "婚姻状况",
            "兵役状况",
            "服务处所",
            "职业",
        ),
    },
    Kind.BUSINESS_LICENCE: {
        "uscc": ("统一社会信用代码",),
        "company": ("名称",),
        "legal_person": ("法定代表人", "经营者", "负责人"),
        "": (
            "类型",
            "经营范围",
            "注册资本",
            "成立日期",
            "营业期限",
            "住所",
            "经营场所",
            "登记机关",
            "组成形式",
        ),
    },
}
"""Labels by field; those under "" only end the value before them."""

_TITLES: Final[tuple[tuple[Kind, tuple[str, ...]], ...]] = (
    (Kind.SOCIAL_CARD, ("社会保障卡", "社会保障号码")),
    (Kind.HOUSEHOLD_PAGE, ("常住人口登记卡",)),
    (Kind.BUSINESS_LICENCE, ("营业执照",)),
    (Kind.ID_CARD_BACK, ("签发机关",)),
    (Kind.ID_CARD_FRONT, ("公民身份号码",)),
)
_BESIDES: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.SOCIAL_CARD: ("姓名", "卡号"),
    Kind.HOUSEHOLD_PAGE: ("姓名", "民族", "籍贯"),
    Kind.BUSINESS_LICENCE: ("统一社会信用代码", "法定代表人", "经营者", "登记机关"),
    Kind.ID_CARD_BACK: ("有效期限", "居民身份证"),
    Kind.ID_CARD_FRONT: ("住址", "民族", "性别"),
}
"""A second word each must have: a letter that only mentions a licence is no licence."""
_MOST_LINES_OF_A_CARD: Final = 45


@dataclass(frozen=True, slots=True)
class _Found:
    """A label inside a line: where its words begin and end."""

    name: str
    line: TextLine
    begin: int
    end: int


def kind_of(lines: Sequence[TextLine]) -> Kind:
    """Which known document these lines are, or UNKNOWN."""
    texts = [_tight(line.text) for line in lines]
    if len(texts) > _MOST_LINES_OF_A_CARD:
        return Kind.UNKNOWN
    whole = "\n".join(texts)
    for kind, titles in _TITLES:
        if any(t in whole for t in titles) and any(w in whole for w in _BESIDES[kind]):
            return kind
    return Kind.UNKNOWN


def labelled(lines: Sequence[TextLine], kind: Kind) -> tuple[Field, ...]:
    """The fields a known document shows beside their labels; an empty one is left out."""
    labels = LABELS.get(kind, {})
    found = [label for line in lines for label in _labels_in(line, labels)]
    taken: set[str] = set()
    fields = []
    for label in found:
        if not label.name or label.name in taken:
            continue
        text, confidence = _value_of(label, found, lines)
        if text:
            taken.add(label.name)
            fields.append(Field(label.name, text, confidence))
    return tuple(fields)


def _tight(text: str) -> str:
    return text.replace(" ", "").replace("\u3000", "")


def _labels_in(line: TextLine, labels: Mapping[str, tuple[str, ...]]) -> list[_Found]:
    text = _tight(line.text)
    found: list[_Found] = []
    # Longer labels first, so that 户主或与户主关系 is not taken for 与户主关系.
    for words, name in sorted(
        ((words, name) for name, all_words in labels.items() for words in all_words),
        key=lambda one: -len(one[0]),
    ):
        begin = text.find(words)
        end = begin + len(words)
        overlaps = any(begin < other.end and other.begin < end for other in found)
        if begin >= 0 and not overlaps and not _is_within_a_word(text, begin, words):
            found.append(_Found(name, line, begin, end))
    return sorted(found, key=lambda one: one.begin)


def _is_within_a_word(text: str, begin: int, words: str) -> bool:
    # "名称" begins its line on a licence; inside a sentence it is just a word.
    return words in ("名称", "住所", "类型", "卡号", "出生", "职业") and begin > 0


def _value_of(
    label: _Found, found: Sequence[_Found], lines: Sequence[TextLine]
) -> tuple[str, float]:
    after = [o.begin for o in found if o.line is label.line and o.begin >= label.end]
    text = _tight(label.line.text)[label.end : min(after, default=None)].lstrip(":：")
    if text:
        below = _continued(label, lines, found) if label.name == "address" else ""
        return text + below, label.line.confidence
    if after:
        return "", 0.0
    beside = _beside(label, lines)
    if beside is None or any(o.line is beside and o.begin == 0 for o in found):
        return "", 0.0
    begins = [o.begin for o in found if o.line is beside]
    return _tight(beside.text)[: min(begins, default=None)], beside.confidence


def _beside(label: _Found, lines: Sequence[TextLine]) -> TextLine | None:
    """The next line to the right in the same row."""
    row = [
        line
        for line in lines
        if line is not label.line
        and line.left >= label.line.right - label.line.height
        and abs(_middle(line) - _middle(label.line)) < 0.6 * max(line.height, label.line.height)
    ]
    return min(row, key=lambda line: line.left, default=None)


def _continued(label: _Found, lines: Sequence[TextLine], found: Sequence[_Found]) -> str:
    """The rows of an address that goes on below its first one."""
    labelled_lines = {id(one.line) for one in found}
    text, last = "", label.line
    for line in lines:
        starts_inside = (
            label.line.left
            < line.left
            < label.line.left + 0.5 * (label.line.right - label.line.left)
        )
        near = 0 < _middle(line) - _middle(last) < 2.2 * last.height
        if id(line) not in labelled_lines and starts_inside and near:
            text, last = text + _tight(line.text), line
    return text


def _middle(line: TextLine) -> float:
    return (line.top + line.bottom) / 2
