"""The expressions of an XLSForm (`relevant`, `constraint`), as far as they are used in offices.

A part of XPath 1.0: comparisons of ${name} or . with texts and numbers, and, or, not(), + - * div
mod, and a few functions. See xlsform.org/en/#relevant. A display rule becomes a JSON Schema
condition, a check becomes CEL; what cannot be said there is refused, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

_TOKEN = re.compile(
    r"\s*(?:(\$\{[^}]{1,80}\})|('[^']*'|\"[^\"]*\")|(\d+(?:\.\d+)?)|(!=|<=|>=|[=<>()+\-*,.])"
    r"|([A-Za-z][A-Za-z0-9-]*))"
)
_LONGEST = 1000
_DEEPEST = 20
_LEVELS = (("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"))
_SWAPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
_CEL = {"=": "==", "and": "&&", "or": "||", "div": "/", "mod": "%"}

Schema = dict[str, Any]


class BadExpression(ValueError):
    """An expression that is not understood; says which part of it."""


@dataclass(frozen=True, slots=True)
class Node:
    """A part of an expression: `kind` is name, text, number, call or an operator."""

    kind: str
    value: str = ""
    parts: tuple[Node, ...] = ()


def parsed(source: str) -> Node:
    """Return an expression taken apart. Raises `BadExpression`."""
    if len(source) > _LONGEST:
        raise BadExpression("it is too long")
    reader = _Reader(list(_tokens(source)))
    node = reader.level(0)
    if reader.left:
        raise BadExpression(f"something is left over: {reader.left[0][1]!r}")
    return node


class Questions(Protocol):
    """What an expression may ask about the questions of its form."""

    def name_of(self, name: str) -> str:
        """Our name of a question. Raises `BadExpression` where there is none."""

    def value_of(self, name: str, text: str) -> str | int | bool:
        """A value of a question as its answers have it: a number, a yes, a choice."""

    def is_set(self, name: str) -> bool:
        """Whether several choices can be made."""


def as_condition(node: Node, questions: Questions) -> Schema:
    """Return a display rule's schema over the whole form. Raises `BadExpression`."""
    if node.kind in ("and", "or"):
        parts = [as_condition(part, questions) for part in node.parts]
        return {"allOf" if node.kind == "and" else "anyOf": parts}
    if node.kind == "call" and node.value == "not":
        return {"not": as_condition(node.parts[0], questions)}
    if node.kind == "call" and node.value == "selected":
        question, choice = node.parts
        if question.kind == "name" and not questions.is_set(question.value):
            return _comparison(Node("=", "", (question, choice)), questions)
        return _about(question, {"contains": {"const": _literal(choice)}}, questions)
    if node.kind in _SWAPPED:
        return _comparison(node, questions)
    raise BadExpression("a display rule compares ${question} with a value")


def as_cel(node: Node, questions: Questions) -> str:
    """Return a check as CEL. Raises `BadExpression`."""
    if node.kind in ("=", "!=") and [part.kind for part in node.parts] == ["name", "text"]:
        value = questions.value_of(node.parts[0].value, node.parts[1].value)
        if isinstance(value, bool):
            node = Node(node.kind, "", (node.parts[0], Node("number", str(value).lower())))
    parts = [as_cel(part, questions) for part in node.parts]
    match node.kind:
        case "name":
            return f"form.{questions.name_of(node.value)}"
        case "text":
            return "'" + node.value.replace("\\", "\\\\").replace("'", "\\'") + "'"
        case "number":
            return node.value
        case "call":
            return _cel_call(node.value, parts)
        case operator:
            return f"({f' {_CEL.get(operator, operator)} '.join(parts)})"


def as_limits(node: Node, own: str) -> Schema | None:
    """Return a check of one question by itself as schema keywords; None where CEL is needed."""
    if node.kind == "and":
        found: Schema = {}
        for part in node.parts:
            limits = as_limits(part, own)
            if limits is None or limits.keys() & found.keys():
                return None
            found |= limits
        return found
    match node:
        case Node("call", "regex", (Node("name", name), Node("text", pattern))) if name == own:
            return {"pattern": f"^(?:{pattern})$"}
        case Node(kind, _, (Node("name", name), Node("number", limit))) if name == own:
            return _number_limit(kind, limit)
        case Node(kind, _, (Node("call", "string-length", (Node("name", name),)), limit)):
            return _length_limit(kind, limit) if name == own and limit.kind == "number" else None
    return None


def _number_limit(operator: str, limit: str) -> Schema | None:
    if "." in limit:
        return None
    n = int(limit)
    made: Mapping[str, Schema] = {
        ">=": {"minimum": n}, ">": {"minimum": n + 1},
        "<=": {"maximum": n}, "<": {"maximum": n - 1},
    }  # fmt: skip
    return made.get(operator)


def _length_limit(operator: str, limit: Node) -> Schema | None:
    n = int(float(limit.value))
    made: Mapping[str, Schema] = {
        ">=": {"minLength": n}, ">": {"minLength": n + 1},
        "<=": {"maxLength": n}, "<": {"maxLength": n - 1}, "=": {"minLength": n, "maxLength": n},
    }  # fmt: skip
    return made.get(operator)


def _comparison(node: Node, questions: Questions) -> Schema:
    left, right = node.parts
    operator = node.kind
    if left.kind != "name":
        left, right, operator = right, left, _SWAPPED[operator]
    if left.kind != "name":
        raise BadExpression("a display rule compares ${question} with a value")
    value = _literal(right)
    if operator in ("=", "!="):
        if value == "":  # ${x} != '' asks whether there is an answer at all
            met: Schema = {"required": [questions.name_of(left.value)]}
            return {"not": met} if operator == "=" else met
        if isinstance(value, str):
            value = questions.value_of(left.value, value)
        met = _about(left, {"const": value}, questions)
        return met if operator == "=" else {"not": met}
    limits = _number_limit(operator, str(value))
    if limits is None or right.kind != "number":
        raise BadExpression("only whole numbers are larger or smaller here")
    return _about(left, limits, questions)


def _about(question: Node, schema: Schema, questions: Questions) -> Schema:
    if question.kind != "name":
        raise BadExpression("here a ${question} is needed")
    name = questions.name_of(question.value)
    return {"properties": {name: schema}, "required": [name]}


def _literal(node: Node) -> Any:
    if node.kind == "call" and node.value in ("true", "false"):
        return node.value == "true"
    if node.kind not in ("text", "number"):
        raise BadExpression("a display rule compares with a fixed value")
    return node.value


def _cel_call(name: str, parts: list[str]) -> str:
    makers: Mapping[str, tuple[int, str]] = {
        "not": (1, "!({0})"), "selected": (2, "({1} in {0})"), "today": (0, "today"),
        "string-length": (1, "size({0})"), "count-selected": (1, "size({0})"),
        "contains": (2, "{0}.contains({1})"), "starts-with": (2, "{0}.startsWith({1})"),
        "true": (0, "true"), "false": (0, "false"), "regex": (2, "{0}.matches({1})"),
    }  # fmt: skip
    count, shape = makers.get(name, (-1, ""))
    if count != len(parts):
        raise BadExpression(f"the function {name}() is not known here")
    return shape.format(*parts)


def _tokens(source: str) -> Iterator[tuple[str, str]]:
    place = 0
    while source[place:].strip():
        found = _TOKEN.match(source, place)
        if found is None:
            raise BadExpression(f"{source[place:].strip()[:12]!r} is not understood")
        kinds = ("name", "text", "number", "sign", "word")
        kind, text = next((k, t) for k, t in zip(kinds, found.groups(), strict=True) if t)
        yield kind, text
        place = found.end()


class _Reader:
    """Recursive descent over tokens; depth is bounded."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self.left = tokens
        self._depth = 0

    def level(self, n: int) -> Node:
        if n == len(_LEVELS):
            return self._part()
        node = self.level(n + 1)
        while self.left and self.left[0][1] in _LEVELS[n] and self.left[0][0] != "text":
            operator = self.left.pop(0)[1]
            node = Node(operator, "", (node, self.level(n + 1)))
        return node

    def _part(self) -> Node:
        if not self.left:
            raise BadExpression("it ends too early")
        kind, text = self.left.pop(0)
        if kind == "name":
            return Node("name", text[2:-1].strip())
        if kind == "text":
            return Node("text", text[1:-1])
        if kind == "number":
            return Node("number", text)
        if text == ".":
            return Node("name", ".")
        if text == "(":
            return self._closed(self._deeper())
        if kind == "word" and self.left and self.left[0][1] == "(":
            return self._call(text)
        raise BadExpression(f"{text!r} does not belong here")

    def _call(self, name: str) -> Node:
        self.left.pop(0)
        parts: list[Node] = []
        while self.left and self.left[0] != ("sign", ")"):
            parts.append(self._deeper())
            if self.left and self.left[0] == ("sign", ","):
                self.left.pop(0)
        if name in ("not", "regex", "selected") and len(parts) != (1 if name == "not" else 2):
            raise BadExpression(f"{name}() has not what it needs")
        return self._closed(Node("call", name, tuple(parts)))

    def _deeper(self) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise BadExpression("it is nested too deeply")
        node = self.level(0)
        self._depth -= 1
        return node

    def _closed(self, node: Node) -> Node:
        if not self.left or self.left.pop(0) != ("sign", ")"):
            raise BadExpression("a bracket is not closed")
        return node
