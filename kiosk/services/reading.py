"""From the bytes of item.json to a `ServiceItem`, first held against the schema of schemas.

`item.schema.json` beside this module says what an item may contain. An unknown keyword is
refused, never skipped: a kiosk must not half understand a form.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files
from math import isfinite
from typing import Any, NoReturn

from jsonschema_rs import Draft202012Validator, ValidationError, ValidationErrorKind

from kiosk.services.bounds import check_bounds
from kiosk.services.formats import FORMATS
from kiosk.services.hours import read_hours
from kiosk.services.item import (
    LANGUAGES,
    BundlePart,
    CommitmentNotice,
    Guide,
    MaterialRequirement,
    SamplePicture,
    Scenario,
    ServiceItem,
    Validation,
)
from kiosk.services.refused import PackageRefused

LARGEST_ITEM = 512 * 1024
_LANGUAGE_NAMES = {"zh-CN": "Chinese", "en": "English"}
_DEEPEST = 40


def read_item(item_json: bytes) -> ServiceItem:
    """Return the item that `item_json` describes; raise `PackageRefused` if it is none.

    Checks the shape only. `kiosk.services.checks.check_sense` does the rest.
    """
    if len(item_json) > LARGEST_ITEM:
        limit = LARGEST_ITEM // 1024
        raise PackageRefused("too_large", "item.json", f"it is larger than {limit} KiB")
    content = strict_json(item_json, "item.json")
    errors = list(_item_schema().iter_errors(content))
    if errors:
        raise _refusal(min(errors, key=_rank))
    check_bounds(content)
    return _item(content)


def read_known_item(item_json: bytes) -> ServiceItem:
    """Return the item of bytes that `read_item` and `check_sense` have passed before."""
    return _item(json.loads(item_json))


def every_refusal(item_json: bytes) -> tuple[PackageRefused, ...]:
    """Return everything wrong with the shape of `item_json`, for its author; none if it is fine."""
    try:
        if len(item_json) <= LARGEST_ITEM:
            content = strict_json(item_json, "item.json")
            found = (_refusal(error) for error in _item_schema().iter_errors(content))
            return tuple({(r.code, r.place): r for r in found}.values())
        read_item(item_json)
    except PackageRefused as refusal:
        return (refusal,)
    return ()


def strict_json(data: bytes, place: str) -> Any:
    """Return what JSON bytes hold; refuse duplicate keys, NaN, bad UTF-8 and deep nesting."""
    try:
        content = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_no_duplicates,
            parse_constant=_no_constant,
            parse_float=_finite,
        )
        json.dumps(content, ensure_ascii=False).encode("utf-8")  # half a surrogate pair cannot
    except RecursionError:
        raise PackageRefused("bad_json", place, "it is nested too deeply") from None
    except ValueError as fault:
        raise PackageRefused("bad_json", place, f"it is not clean JSON: {fault}") from None
    if _is_deeper(content, _DEEPEST):
        raise PackageRefused("bad_json", place, "it is nested too deeply")
    return content


@lru_cache(maxsize=1)
def _item_schema() -> Draft202012Validator:
    text = files("kiosk.services").joinpath("item.schema.json").read_text("utf-8")
    return Draft202012Validator(json.loads(text), validate_formats=True, formats=dict(FORMATS))


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return found


def _finite(digits: str) -> float:
    number = float(digits)
    return number if isfinite(number) else _no_constant(digits[:20])


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number")


def _is_deeper(content: object, most: int) -> bool:
    """Whether lists and objects lie in each other deeper than `most`; looks no deeper itself."""
    if isinstance(content, dict):
        content = list(content.values())
    if not isinstance(content, list):
        return False
    return most == 0 or any(_is_deeper(inner, most - 1) for inner in content)


def _rank(error: ValidationError) -> tuple[int, str]:
    # An unknown keyword explains most other errors, so it is told first.
    unknown = isinstance(error.kind, ValidationErrorKind.AdditionalProperties)
    return (0 if unknown else 1, _place(error))


def _place(error: ValidationError, *more: str) -> str:
    return "/".join([*(str(step) for step in error.instance_path), *more])


def _refusal(error: ValidationError) -> PackageRefused:
    match error.kind:
        case ValidationErrorKind.AdditionalProperties() as kind:
            word = sorted(kind.unexpected)[0]
            reason = f"the keyword {word!r} is not known here"
            return PackageRefused("unknown_keyword", _place(error, word), reason)
        case ValidationErrorKind.Required() as kind if kind.property in LANGUAGES:
            reason = f"the {_LANGUAGE_NAMES[kind.property]} text is missing"
            return PackageRefused("missing_text", _place(error, kind.property), reason)
        case ValidationErrorKind.Required() as kind:
            reason = f"{kind.property!r} is missing"
            return PackageRefused("missing_keyword", _place(error, kind.property), reason)
        case _ if error.instance_path and error.instance_path[-1] in LANGUAGES:
            return PackageRefused("missing_text", _place(error), "the text is empty or too long")
        case _:
            return PackageRefused("bad_schema", _place(error), _reason(error))


def _reason(error: ValidationError) -> str:
    match error.kind:
        case ValidationErrorKind.Type() as kind:
            return f"it should be of type {', '.join(kind.types)}"
        case ValidationErrorKind.Enum() as kind:
            return f"it has to be one of {', '.join(map(str, kind.options))}"
        case ValidationErrorKind.Pattern() as kind:
            return f"it is not written as it has to be ({kind.pattern})"
        case ValidationErrorKind.Constant() as kind:
            return f"it has to be {kind.expected_value!r}"
        case kind:
            return f"it breaks the rule {kind.name!r} of item.schema.json"


def _item(content: Mapping[str, Any]) -> ServiceItem:
    limits, fee, schema = content["limits"], content["fee"], content["dataSchema"]
    until = content.get("validUntil")
    return ServiceItem(
        code=content["itemCode"],
        version=content["version"],
        published_on=date.fromisoformat(content["publishedOn"]),
        valid_until=date.fromisoformat(until) if until else None,
        name=content["name"],
        authority=content["authority"],
        themes=tuple(content["themes"]),
        aliases=tuple(content["aliases"]),
        keywords=tuple(content["keywords"]),
        icon=content["icon"],
        elder=content["elder"],
        statutory_workdays=limits["statutoryWorkdays"],
        committed_workdays=limits["committedWorkdays"],
        fee_fen=fee["fen"],
        fee_note=fee["note"],
        visits=content["visits"],
        offline_intake=content["offlineIntake"],
        illustrative=content["illustrative"],
        guide=_guide(content["guide"]),
        materials=tuple(_material(material) for material in content["materials"]),
        commitment=content.get("commitment"),
        data_schema=schema,
        ui_schema=content["uiSchema"],
        validations=tuple(_validation(rule) for rule in schema.get("x-validations", ())),
        commitment_notice=_commitment_notice(content.get("commitmentNotice")),
        agent_allowed=content.get("agentAllowed", False),
        by_appointment=content.get("appointment", False),
        scope=content.get("scope", "county"),
        scenarios=tuple(_scenario(said) for said in content.get("scenarios", ())),
        special_steps=tuple(content.get("specialSteps", ())),
        parts=tuple(_part(part) for part in content.get("parts", ())),
        pictures=tuple(_picture(picture) for picture in content.get("pictures", ())),
        service_hours=read_hours(content["serviceHours"]) if "serviceHours" in content else None,
    )


def _scenario(content: Mapping[str, Any]) -> Scenario:
    return Scenario(content["name"], tuple(content["materials"]))


def _picture(content: Mapping[str, Any]) -> SamplePicture:
    return SamplePicture(
        file=content["file"],
        kind=content["kind"],
        material=content.get("material", ""),
        step=content.get("step", 0),
        alt=content["alt"],
        caption=content["caption"],
    )


def _commitment_notice(content: Mapping[str, Any] | None) -> CommitmentNotice | None:
    if content is None:
        return None
    conditions = tuple(content["conditions"])
    return CommitmentNotice(content["version"], conditions, content["liability"])


def _guide(content: Mapping[str, Any]) -> Guide:
    return Guide(
        conditions=tuple(content["conditions"]),
        steps=tuple(content["steps"]),
        legal_basis=tuple(content["legalBasis"]),
        common_errors=tuple(content["commonErrors"]),
        phone=content["phone"],
        hours=content["hours"],
        result=content["result"],
    )


def _material(content: Mapping[str, Any]) -> MaterialRequirement:
    return MaterialRequirement(
        id=content["id"],
        name=content["name"],
        sources=tuple(content["sources"]),
        licence_type=content.get("licenceType", ""),
        deferrable="deferWorkdays" in content,
        defer_workdays=content.get("deferWorkdays", 0),
        when=content.get("when", ""),
        shape=content["shape"],
        max_pages=content["maxPages"],
        hint=content["hint"],
    )


def _validation(content: Mapping[str, Any]) -> Validation:
    return Validation(
        rule=content["rule"],
        message=content["message"],
        field=content["fieldPath"].removeprefix("/").replace("/", "."),
        effect=content.get("effect", ""),
    )


def _part(content: Mapping[str, Any]) -> BundlePart:
    return BundlePart(
        code=content["code"],
        name=content["name"],
        authority=content["authority"],
        committed_workdays=content["committedWorkdays"],
        when=content.get("when", ""),
        rule=content.get("rule", ""),
        message=content.get("message", {}),
        answers=tuple(content["answers"]),
        materials=tuple(content["materials"]),
    )
