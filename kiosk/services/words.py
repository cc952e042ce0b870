"""The plain sentences a form speaks when an item brings none of its own.

One table by keyword and format; a validator's own English is never shown to a resident.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk.services.item import LocalText, pick
from kiosk.services.money import yuan_text
from kiosk.services.schema import Fault

_BY_FORMAT: Mapping[str, LocalText] = {
    "cn-id": {
        "zh-CN": "证件号码不对，请对照证件再看一遍",
        "en": "This ID number is not right. Please compare it with the card",
    },
    "cn-mobile": {
        "zh-CN": "请输入 11 位手机号码，例如 138 0000 0000",
        "en": "Enter a mobile number of 11 digits, for example 138 0000 0000",
    },
    "cn-bankcard": {
        "zh-CN": "银行卡号不对，请对照卡面再看一遍",
        "en": "This card number is not right. Please compare it with the card",
    },
    "cn-name": {
        "zh-CN": "姓名只能写汉字、间隔号“·”或英文字母",
        "en": "A name has Chinese characters, the dot · or Latin letters only",
    },
    "cn-region": {"zh-CN": "请选择所在地区", "en": "Choose the area"},
    "cn-plate": {
        "zh-CN": "车牌号码不对，例如 苏L12345，新能源车多一位",
        "en": "This plate number is not right. New-energy plates have eight characters",
    },
    "uscc": {
        "zh-CN": "统一社会信用代码不对，请对照营业执照再看一遍",
        "en": "This credit code is not right. Please compare the 18 characters with the licence",
    },
    "date": {"zh-CN": "请填一个日期，年月日都要有", "en": "Enter a date with year, month and day"},
    "year-month": {
        "zh-CN": "请填年和月，例如 2026-09",
        "en": "Enter year and month, such as 2026-09",
    },
    "ink": {
        "zh-CN": "签名太小，看不清，请重新签名",
        "en": "The signature is too small to read. Please sign again",
    },
}
_BY_KEYWORD: Mapping[str, LocalText] = {
    "required": {"zh-CN": "请填写“{label}”", "en": "Fill in “{label}”"},
    "choose": {"zh-CN": "请选择“{label}”", "en": "Choose “{label}”"},
    "minLength": {
        "zh-CN": "“{label}”写得太短，至少 {limit} 个字",
        "en": "“{label}” needs at least {limit} characters",
    },
    "maxLength": {
        "zh-CN": "“{label}”写得太长，最多 {limit} 个字",
        "en": "“{label}” may have at most {limit} characters",
    },
    "minimum": {
        "zh-CN": "“{label}”不能小于 {limit}",
        "en": "“{label}” cannot be less than {limit}",
    },
    "maximum": {
        "zh-CN": "“{label}”不能大于 {limit}",
        "en": "“{label}” cannot be more than {limit}",
    },
    "minItems": {
        "zh-CN": "“{label}”至少选 {limit} 项",
        "en": "Choose at least {limit} for “{label}”",
    },
    "maxItems": {
        "zh-CN": "“{label}”最多选 {limit} 项",
        "en": "Choose at most {limit} for “{label}”",
    },
    "rows_few": {
        "zh-CN": "“{label}”至少填 {limit} 位",
        "en": "Add at least {limit} to “{label}”",
    },
    "rows_many": {
        "zh-CN": "“{label}”最多填 {limit} 位",
        "en": "At most {limit} can be added to “{label}”",
    },
    "add": {"zh-CN": "请在“{label}”里添加一位", "en": "Add somebody to “{label}”"},
    "agree": {"zh-CN": "请看完并同意“{label}”", "en": "Read “{label}” and agree"},
    "sign": {"zh-CN": "请在“{label}”处签名", "en": "Sign at “{label}”"},
    "amount": {
        "zh-CN": "“{label}”请填金额，例如 120.50",
        "en": "“{label}” should be an amount such as 120.50",
    },
    "amount_few": {
        "zh-CN": "“{label}”不能少于 {limit} 元",
        "en": "“{label}” cannot be less than {limit} yuan",
    },
    "amount_much": {
        "zh-CN": "“{label}”不能多于 {limit} 元",
        "en": "“{label}” cannot be more than {limit} yuan",
    },
    "type": {"zh-CN": "“{label}”请填数字", "en": "“{label}” should be a number"},
    "other": {
        "zh-CN": "“{label}”填得不对，请再看一遍",
        "en": "“{label}” is not right. Please look again",
    },
}
_APPLICATION: Mapping[str, LocalText] = {
    "extra_answers": {
        "zh-CN": "表单里有本事项不需要的内容，请重新填写",
        "en": "The form holds answers this service does not ask for. Please fill it in again",
    },
    "no_card": {
        "zh-CN": "没有读身份证，不能办这个事项",
        "en": "No identity card was read, and this service needs one",
    },
    "form_misfit": {
        "zh-CN": "这份表单在本机上填不完整，请到窗口办理",
        "en": "This form cannot be completed here. Please go to the counter",
    },
    "other_version": {
        "zh-CN": "本事项的要求已更新，请重新核对",
        "en": "The rules of this service have changed. Please check the application again",
    },
    "not_the_card": {
        "zh-CN": "“{label}”与身份证不一致，请重新读卡",
        "en": "“{label}” differs from the identity card. Please read the card again",
    },
    "commitment_missing": {
        "zh-CN": "还没有签承诺书，请签承诺书，或改交材料",
        "en": "The commitment was not signed. Please sign it, or hand in the documents",
    },
    "commitment_other": {
        "zh-CN": "承诺书的内容已经更新，请重新阅读并签名",
        "en": "The commitment has changed. Please read and sign it again",
    },
    "agent_not_allowed": {
        "zh-CN": "这个事项不能由别人代办，请本人来办",
        "en": "Nobody else can apply for this. The applicant has to come",
    },
    "agent_unclear": {
        "zh-CN": "代办人的身份没有说清楚，请带双方身份证重新办理",
        "en": "It is not clear who the agent is. Please come again with both identity cards",
    },
    "material_missing": {
        "zh-CN": "还缺材料：{label}",
        "en": "This document is missing: {label}",
    },
    "material_wrong_way": {
        "zh-CN": "“{label}”不能用这种方式提交，请补交",
        "en": "“{label}” cannot be handed in this way. Please hand it in again",
    },
    "material_pages": {
        "zh-CN": "“{label}”的页数不对，请重新拍摄，最多 {limit} 页",
        "en": "“{label}” has the wrong number of pages. Scan it again, {limit} at most",
    },
    "material_unknown": {
        "zh-CN": "交来的材料中有本事项不需要的，请取回",
        "en": "A document was handed in that this service does not ask for",
    },
    "signature_missing": {"zh-CN": "请本人签名", "en": "Your signature is missing"},
    "signature_small": {
        "zh-CN": "签名太小，看不清，请重新签名",
        "en": "The signature is too small to read. Please sign again",
    },
}
_CHOOSING = frozenset({"radio", "list", "yes_no", "checks", "region", "date"})


def fault_text(
    fault: Fault, part: Mapping[str, Any], *, kind: str, label: str, language: str
) -> str:
    """Return the sentence for a broken rule: the item's own (`x-error`), else the table's."""
    own: LocalText | None = part.get("x-error", {}).get(fault.keyword)
    if own is not None:
        return pick(own, language)
    if fault.keyword == "format" and part.get("format") in _BY_FORMAT:
        return pick(_BY_FORMAT[part["format"]], language)
    sentence = _BY_KEYWORD[_of_kind(fault, kind) or _keyword(fault, part, kind)]
    limit = yuan_text(fault.limit) if kind == "money" and fault.limit is not None else fault.limit
    return pick(sentence, language).format(label=label, limit=limit)


def row_text(sentence: str, row: int, language: str) -> str:
    """Return a sentence about one row of a table of persons; rows count from 0."""
    return pick(_ROW, language).format(number=row + 1, sentence=sentence)


def application_text(code: str, language: str, *, label: str = "", limit: int = 0) -> str:
    """Return the sentence for something amiss in an application as a whole."""
    return pick(_APPLICATION[code], language).format(label=label, limit=limit)


_OF_KIND: Mapping[tuple[str, str], str] = {
    ("persons", "required"): "add",
    ("persons", "minItems"): "rows_few",
    ("persons", "maxItems"): "rows_many",
    ("signature", "required"): "sign",
    ("money", "minimum"): "amount_few",
    ("money", "maximum"): "amount_much",
    ("money", "type"): "amount",
}
_ROW: LocalText = {"zh-CN": "第 {number} 位：{sentence}", "en": "Entry {number}: {sentence}"}


def _of_kind(fault: Fault, kind: str) -> str:
    if kind == "consent":
        return "agree"
    return _OF_KIND.get((kind, fault.keyword), "")


def _keyword(fault: Fault, part: Mapping[str, Any], kind: str) -> str:
    keyword = fault.keyword if fault.keyword in _BY_KEYWORD else "other"
    if keyword in ("required", "other", "type") and kind in _CHOOSING:
        return "choose"
    if keyword == "type" and part.get("type") != "integer":
        return "other"
    return keyword
