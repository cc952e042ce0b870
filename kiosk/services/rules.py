"""CEL rules of an item: compiled once, run over the answers.

The language is the Common Expression Language (github.com/google/cel-spec): no side effects,
always ends. A rule sees `form` (the answers), `age` (full years on `today`, from the id number)
and `today` ("YYYY-MM-DD"). Beyond the language there is `sum(list)`, for the shares of owners.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kiosk.services.bounds import is_linear_pattern

if TYPE_CHECKING:
    import cel

VARIABLES = frozenset({"form", "age", "today"})
_FUNCTIONS = frozenset(
    {"size", "int", "double", "string", "startsWith", "endsWith", "contains", "matches"}
    | {"max", "min", "sum", "days"}
)
_NOT_TO_BE_WORKED_OUT = (IndexError, TypeError, ValueError, RuntimeError, ArithmeticError)
_TEXT = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
_LOOP_VARIABLE = re.compile(r"\.(?:all|exists|exists_one|filter|map)\(\s*([A-Za-z_]\w*)\s*,")
_FORM_ALONE = re.compile(r"(?<![\w.])form(?!\w|\.[A-Za-z_])")
_LOOP = re.compile(r"\.\s*(?:all|exists|exists_one|filter|map)\s*\(")
_UNUSUAL_TEXT = re.compile(r"(?<!\w)[rRbB]{1,2}['\"]|'''|\"\"\"")
_MATCHES = re.compile(r"(?<!\w)matches\s*\(")
_MATCHES_TEXT = re.compile(r"\.matches\(\s*('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")\s*\)")
MOST_LOOPS = 3
MOST_MATCHES = 3
LONGEST_LOOPED = 400
MOST_PLUSES_LOOPED = 8
_ANSWER = re.compile(r"(?<![\w.])form((?:\.[A-Za-z_]\w*)+)(\s*\()?")


class BadRule(ValueError):
    """A rule that cannot be run. `reason` is plain English for the author of the item."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def check_rule(source: str, known: frozenset[str] = VARIABLES) -> frozenset[str]:
    """Return the dotted names of the answers a rule reads; raise `BadRule` if it cannot run.

    `known` are the variables it may read.
    """
    bare = _TEXT.sub("''", source)
    _check_bounds(source, bare)
    try:
        program = _program(source)
    except ValueError as fault:
        reason = str(fault).partition("ERROR: ")[2] or str(fault)
        raise BadRule(f"it does not compile: {reason.splitlines()[0][:160]}") from None
    functions = {name for name in program.functions() if name[0].isalpha()}
    if functions - _FUNCTIONS:
        raise BadRule(f"there is no function {min(functions - _FUNCTIONS)!r}")
    variables = set(program.variables()) - known - set(_LOOP_VARIABLE.findall(bare))
    if variables:
        there = ", ".join(sorted(known))
        raise BadRule(f"there is no variable {min(variables)!r} here; known are {there}")
    if _FORM_ALONE.search(bare):
        raise BadRule("an answer is written form.name, so that its name can be checked")
    return _answers_read(bare)


def _check_bounds(source: str, bare: str) -> None:
    """CEL always ends, but loops in loops multiply: what could take minutes is refused unrun."""
    if _UNUSUAL_TEXT.search(source) or "//" in bare:
        raise BadRule("texts are written 'so', without r, b or three quotes; there are no comments")
    loops = len(_LOOP.findall(bare))
    if loops > MOST_LOOPS:
        raise BadRule(f"it has more than {MOST_LOOPS} loops (all, exists, filter, map)")
    if loops and (len(source) > LONGEST_LOOPED or bare.count("+") > MOST_PLUSES_LOOPED):
        reason = (
            f"with a loop it has {LONGEST_LOOPED} characters and {MOST_PLUSES_LOOPED} + at most"
        )
        raise BadRule(reason)
    patterns = [text[1:-1] for text in _MATCHES_TEXT.findall(source)]
    if len(patterns) != len(_MATCHES.findall(bare)):
        raise BadRule("matches is written form.name.matches('pattern')")
    if patterns and (loops or len(patterns) > MOST_MATCHES):
        raise BadRule(f"it has more than {MOST_MATCHES} patterns, or a pattern and a loop")
    plain = [text.replace("\\\\", "") for text in patterns]
    if any("\\" in text for text in plain):
        raise BadRule("a backslash in a pattern is written twice, and nothing else is escaped")
    if not all(is_linear_pattern(text.replace("\\\\", "\\")) for text in patterns):
        raise BadRule("a pattern in it is huge or none")


def holds(source: str, variables: Mapping[str, Any]) -> bool | None:
    """Whether a rule is true; None when it reads an answer that has not been given yet.

    A rule that cannot be worked out over answers of the wrong type does not hold: the doubt
    never counts in favour of an application.
    """
    program = _program(source)
    if VARIABLES.intersection(program.variables()) - variables.keys():
        return None
    try:
        return program.execute(_context(variables)) is True
    except KeyError:
        return None
    except _NOT_TO_BE_WORKED_OUT:
        return False


def worked_out(source: str, form: Mapping[str, Any]) -> object | None:
    """Return what an expression over the answers gives; None while it cannot be worked out."""
    try:
        result: object = _program(source).execute(_context({"form": form}))
        return result
    except (KeyError, *_NOT_TO_BE_WORKED_OUT):
        return None


def _context(variables: Mapping[str, Any]) -> cel.Context:
    import cel

    context = cel.Context(dict(variables))
    context.add_function("sum", _sum)
    context.add_function("days", _days)
    return context


# What raises in here is printed by the library with its value, which may be personal: so these
# give None for what they cannot work out, and no comparison with None holds.


def _sum(numbers: object) -> int | None:
    """The sum of whole numbers; CEL itself has no fold."""
    if isinstance(numbers, list) and all(isinstance(n, int) for n in numbers):
        return sum(numbers)
    return None


def _days(first: object, last: object) -> int | None:
    """Whole days from one day to another ("YYYY-MM-DD"); CEL itself knows instants only."""
    try:
        return (date.fromisoformat(str(last)) - date.fromisoformat(str(first))).days
    except ValueError:
        return None


@lru_cache(maxsize=1024)
def _program(source: str) -> cel.Program:
    # At the first rule, not before: it brings a command line of its own along.
    import cel

    return cel.compile(source)


def _answers_read(bare: str) -> frozenset[str]:
    found = set()
    for match in _ANSWER.finditer(bare):
        name = match.group(1)[1:]
        found.add(name.rpartition(".")[0] if match.group(2) else name)
    return frozenset(name for name in found if name)
