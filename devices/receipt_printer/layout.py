"""Where a line of a slip breaks, measured in printer columns.

A printer's built-in fonts have two widths only: 1 column for ASCII, 2 for everything else. That
is simpler than Unicode's East Asian Width and is what the paper shows: a curly quote or a middle
dot is a two-byte character in GBK and takes a full square.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_MAY_NOT_BEGIN = frozenset("，。、；：？！）》】」』”’…％·,.;:?!)]}%")
"""Closing marks stay with the character before them (GB/T 15834-2011, 5.1)."""

_GUTTER = 2


def clusters(text: str) -> tuple[str, ...]:
    """Return the characters of `text`, each with the marks that belong to it.

    Control characters become spaces and invisible format characters vanish: text from a form
    must never reach the printer as a command or turn its writing direction round.
    """
    found: list[str] = []
    for char in text:
        match unicodedata.category(char):
            case "Mn" if found:
                found[-1] += char
            case "Cf" | "Cs":
                continue
            case "Cc" | "Zl" | "Zp":
                found.append(" ")
            case _:
                found.append(char)
    return tuple(found)


def width(cluster: str) -> int:
    """Return how many columns one character takes: 1 or 2."""
    return 1 if len(cluster) == 1 and cluster.isascii() else 2


def columns_of(text: str) -> int:
    """Return how many columns `text` takes."""
    return sum(map(width, clusters(text)))


def wrap(text: str, columns: int) -> tuple[str, ...]:
    """Return `text` as lines of at most `columns` columns; an empty text is one empty line."""
    lines: list[str] = []
    rest = clusters(text)
    while rest:
        taken = _fitting(rest, columns)
        if taken < len(rest):
            taken = _better_break(rest, taken)
        lines.append("".join(rest[:taken]).rstrip(" "))
        rest = _without_leading_spaces(rest[taken:])
    return tuple(lines) or ("",)


def table(rows: Sequence[tuple[str, str]], columns: int) -> tuple[tuple[str, ...], ...]:
    """Return the lines of every row: label, text beside it, further lines under the text.

    Where the labels would leave less than half of the paper, each stands above its text.
    """
    aside = max((columns_of(label) for label, _ in rows), default=0) + _GUTTER
    if aside > columns // 2:
        return tuple(_stacked(label, text, columns) for label, text in rows)
    return tuple(_beside(label, text, aside, columns) for label, text in rows)


def _stacked(label: str, text: str, columns: int) -> tuple[str, ...]:
    return (*wrap(label, columns), *_beside("", text, _GUTTER, columns))


def _beside(label: str, text: str, aside: int, columns: int) -> tuple[str, ...]:
    heads = (label + " " * (aside - columns_of(label)), *(" " * aside for _ in text))
    return tuple(
        head + line for head, line in zip(heads, wrap(text, columns - aside), strict=False)
    )


def longest_word(text: str) -> int:
    """Return the columns of the longest stretch of `text` that should not be broken."""
    longest = used = 0
    before = ""
    for cluster in clusters(text):
        if before and _may_break(before, cluster):
            used = 0
        used += width(cluster)
        longest, before = max(longest, used), cluster
    return longest


def _fitting(rest: tuple[str, ...], columns: int) -> int:
    used = 0
    for count, cluster in enumerate(rest):
        used += width(cluster)
        if used > columns:
            return max(count, 1)
    return len(rest)


def _better_break(rest: tuple[str, ...], taken: int) -> int:
    """Move the break at `taken` to the left, unless that would empty half of the line."""
    for place in range(taken, max(taken // 2, 1) - 1, -1):
        if _may_break(rest[place - 1], rest[place]):
            return place
    return taken


def _may_break(before: str, after: str) -> bool:
    if after in _MAY_NOT_BEGIN:
        return False
    in_a_word = before.isascii() and after.isascii()
    return not in_a_word or before == " " or after == " "


def _without_leading_spaces(rest: tuple[str, ...]) -> tuple[str, ...]:
    start = 0
    while start < len(rest) and rest[start] == " ":
        start += 1
    return rest[start:]
