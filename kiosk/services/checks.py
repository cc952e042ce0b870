"""Whether an item makes sense as a whole: what its shape alone cannot tell.

Every question has a place on a page, every scope and name exists, every choice has its words,
every rule runs. Each check raises `PackageRefused` with the place inside item.json.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kiosk.services.bundle import check_bundle
from kiosk.services.calculated import CALCULATED
from kiosk.services.calculated import VARIABLES as FORM_ONLY
from kiosk.services.item import ServiceItem
from kiosk.services.refused import PackageRefused
from kiosk.services.rules import VARIABLES, BadRule, check_rule
from kiosk.services.sample_pictures import check_named
from kiosk.services.schema import compile_schema, is_object, is_table, leaves, part_of
from kiosk.services.visible import name_of

_NEEDS_CHOICES = frozenset({"radio", "list"})
_KINDS_OF_TYPE = {"array": frozenset({"checks"}), "boolean": frozenset({"yes_no"})}
_KINDS_OF_FORMAT = {
    "year-month": frozenset({"month"}),
    "money-fen": frozenset({"money"}),
    "ink": frozenset({"signature"}),
}
_FORMAT_OF_KIND = {kind: format for format, kinds in _KINDS_OF_FORMAT.items() for kind in kinds}


def check_sense(item: ServiceItem) -> None:
    """Raise `PackageRefused` for the first thing in an item that does not fit the rest."""
    _check_header(item)
    _check_schema(item.data_schema)
    _check_pages(item)
    _check_rules(item)
    _check_materials(item)
    check_named(item)
    check_bundle(item)


def _check_header(item: ServiceItem) -> None:
    if item.valid_until is not None and item.valid_until < item.published_on:
        raise PackageRefused("bad_schema", "validUntil", "it ends before it is published")
    if item.committed_workdays > item.statutory_workdays:
        reason = "the committed limit is longer than the statutory one"
        raise PackageRefused("bad_schema", "limits/committedWorkdays", reason)


def _check_schema(schema: Mapping[str, Any]) -> None:
    for place, group in _groups(schema, "dataSchema"):
        known = group["properties"]
        for name in _names_used(group):
            if name not in known:
                reason = f"there is no question {name!r} in this group"
                raise PackageRefused("bad_schema", place, reason)
    for name, part in leaves(schema):
        _check_question(_place(name), part)
        if is_table(part):
            _check_row(f"{_place(name)}/items", part["items"])
    try:
        compile_schema(schema)
    except ValueError:
        reason = "a pattern in it is not a usable regular expression"
        raise PackageRefused("bad_schema", "dataSchema", reason) from None


def _check_question(place: str, part: Mapping[str, Any]) -> None:
    if not is_table(part):
        _check_choices(place, part)
    if "x-text" in part and (
        part.get("type") != "string" or not isinstance(part.get("const"), str)
    ):
        reason = "a text to agree to needs a type string and a const, its version"
        raise PackageRefused("bad_schema", f"{place}/x-text", reason)
    if part.get("format") == "money-fen" and part.get("type") != "integer":
        raise PackageRefused("bad_schema", f"{place}/format", "an amount in fen is an integer")


def _check_row(place: str, row: Mapping[str, Any]) -> None:
    for name in row["required"]:
        if name not in row["properties"]:
            reason = f"there is no question {name!r} in a row"
            raise PackageRefused("bad_schema", f"{place}/required", reason)
    for name, part in row["properties"].items():
        inner = f"{place}/properties/{name}"
        if is_table(part) or CALCULATED in part:
            raise PackageRefused("bad_schema", inner, "a row has plain questions only")
        _check_question(inner, part)


def _groups(schema: Mapping[str, Any], place: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield place, schema
    for key, part in schema["properties"].items():
        if is_object(part):
            yield from _groups(part, f"{place}/properties/{key}")


def _names_used(group: Mapping[str, Any]) -> Iterator[str]:
    yield from group.get("required", ())
    for conditional in group.get("allOf", ()):
        for branch in ("if", "then", "else"):
            part = conditional.get(branch, {})
            yield from part.get("required", ())
            yield from part.get("properties", ())


def _check_choices(place: str, part: Mapping[str, Any]) -> None:
    if part.get("type") == "array":
        if "items" not in part:
            raise PackageRefused("missing_keyword", f"{place}/items", "a list has to say of what")
        place, part = f"{place}/items", part["items"]
    words = part.get("x-choices", {})
    for value in part.get("enum", ()):
        if value not in words:
            reason = f"the choice {value!r} has no words"
            raise PackageRefused("missing_text", f"{place}/x-choices/{value}", reason)
    spare = sorted(set(words) - set(part.get("enum", ())) - {"true", "false"})
    if spare:
        reason = f"there is no choice {spare[0]!r}"
        raise PackageRefused("bad_schema", f"{place}/x-choices/{spare[0]}", reason)


def _check_pages(item: ServiceItem) -> None:
    asked: set[str] = set()
    for index, page in enumerate(item.ui_schema["elements"]):
        place = f"uiSchema/elements/{index}"
        _check_display_rule(item, place, page)
        for number, control in enumerate(page["elements"]):
            inner = f"{place}/elements/{number}"
            _check_display_rule(item, inner, control)
            if control["type"] != "Control":
                _check_material_named(item, inner, control)
                continue
            if "rule" in page or "rule" in control:
                _check_not_always_required(item, inner, control)
            for name in _asked_by(item, inner, control):
                if name in asked:
                    reason = f"{name!r} is asked for twice"
                    raise PackageRefused("bad_scope", f"{inner}/scope", reason)
                asked.add(name)
    for name, _ in leaves(item.data_schema):
        if name not in asked:
            raise PackageRefused("bad_scope", _place(name), "no page asks this question")


def _check_material_named(item: ServiceItem, place: str, element: Mapping[str, Any]) -> None:
    if element["type"] == "Material" and item.material(element["material"]) is None:
        reason = f"there is no material {element['material']!r}"
        raise PackageRefused("bad_scope", f"{place}/material", reason)


def _check_not_always_required(item: ServiceItem, place: str, control: Mapping[str, Any]) -> None:
    group: Mapping[str, Any] = item.data_schema
    for key in name_of(control["scope"]).split("."):
        if key not in group.get("required", ()):
            return
        group = group["properties"].get(key, {})
    reason = "it is always required but not always shown: require it in allOf with if and then"
    raise PackageRefused("bad_scope", f"{place}/scope", reason)


def _asked_by(item: ServiceItem, place: str, control: Mapping[str, Any]) -> Iterator[str]:
    name = name_of(control["scope"])
    part = part_of(item.data_schema, name)
    if part is None:
        reason = f"dataSchema has no question {name!r}"
        raise PackageRefused("bad_scope", f"{place}/scope", reason)
    wish = control.get("options", {}).get("format", "")
    if wish and not _can_be_shown_as(part, wish):
        reason = f"this question cannot be shown as {wish!r}"
        raise PackageRefused("bad_schema", f"{place}/options/format", reason)
    if is_object(part):
        yield from (inner for inner, _ in leaves(part, name))
    else:
        yield name


def _can_be_shown_as(part: Mapping[str, Any], wish: str) -> bool:
    if is_object(part) or wish == "address":
        # A group has no kind of its own; that of an address only says what it is.
        return is_object(part) and wish == "address"
    if is_table(part) or wish == "persons":
        return is_table(part) and wish == "persons"
    if "x-text" in part or wish == "consent":
        return "x-text" in part and wish == "consent"
    fitting = _KINDS_OF_TYPE.get(part.get("type", "")) or _KINDS_OF_FORMAT.get(
        part.get("format", "")
    )
    if fitting is not None:
        return wish in fitting
    if wish in _FORMAT_OF_KIND:
        return False
    return wish not in _NEEDS_CHOICES or "enum" in part


def _check_display_rule(item: ServiceItem, place: str, element: Mapping[str, Any]) -> None:
    if "rule" not in element:
        return
    condition = element["rule"]["condition"]
    name = name_of(condition["scope"])
    if part_of(item.data_schema, name) is None:
        reason = f"dataSchema has no question {name!r}"
        raise PackageRefused("bad_scope", f"{place}/rule/condition/scope", reason)
    try:
        compile_schema(condition["schema"])
    except ValueError:
        place = f"{place}/rule/condition/schema"
        raise PackageRefused("bad_schema", place, "the condition cannot be used") from None


def _check_rules(item: ServiceItem) -> None:
    questions = {name for name, _ in leaves(item.data_schema)}
    for name, part in leaves(item.data_schema):
        if CALCULATED in part:
            _check_rule(item, f"{_place(name)}/{CALCULATED}", part[CALCULATED], FORM_ONLY)
    for index, validation in enumerate(item.validations):
        place = f"dataSchema/x-validations/{index}"
        if validation.field not in questions:
            reason = f"there is no question {validation.field!r} to show it beside"
            raise PackageRefused("bad_rule", f"{place}/fieldPath", reason)
        _check_rule(item, f"{place}/rule", validation.rule)


def _check_rule(
    item: ServiceItem, place: str, rule: str, known: frozenset[str] = VARIABLES
) -> None:
    try:
        names = check_rule(rule, known)
    except BadRule as fault:
        raise PackageRefused("bad_rule", place, fault.reason) from None
    for name in sorted(names):
        if part_of(item.data_schema, name) is None:
            reason = f"it reads 'form.{name}', which the form does not ask for"
            raise PackageRefused("bad_rule", place, reason)


def _check_materials(item: ServiceItem) -> None:
    seen: set[str] = set()
    for index, material in enumerate(item.materials):
        place = f"materials/{index}"
        if material.id in seen:
            raise PackageRefused("bad_schema", f"{place}/id", f"{material.id!r} stands twice")
        seen.add(material.id)
        if ("e_licence" in material.sources) != bool(material.licence_type):
            reason = "an e-licence source and its licenceType go together"
            raise PackageRefused("bad_schema", f"{place}/licenceType", reason)
        promised = "commitment" in material.sources
        if promised and (item.commitment is None or item.commitment_notice is None):
            reason = "a commitment instead of it needs 'commitment' and 'commitmentNotice'"
            raise PackageRefused("bad_schema", f"{place}/sources", reason)
        if material.when:
            _check_rule(item, f"{place}/when", material.when)


def _place(name: str) -> str:
    return "dataSchema/properties/" + name.replace(".", "/properties/")
