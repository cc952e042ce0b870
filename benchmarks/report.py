"""Results as Markdown for people and as plain data for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from benchmarks.figures import Figure, Result

_HEAD = "| | n | median | p95 | worst | compared with | its median | ratio |\n" + "|---" * 8 + "|"


def markdown(machine: dict[str, str], results: Sequence[Result]) -> str:
    """Tables, readable in a terminal too."""
    return "\n".join(_lines(machine, results))


def plain(machine: dict[str, str], results: Sequence[Result]) -> dict[str, Any]:
    """The same as data."""
    return {"machine": machine, "results": [_plain(result) for result in results]}


def _lines(machine: dict[str, str], results: Sequence[Result]) -> Iterator[str]:
    for key, value in machine.items():
        yield f"- {key}: {value}"
    for result in results:
        yield from ("", f"## {result.name}: {result.title}", "", _HEAD)
        yield from (_row(figure) for figure in result.figures)
        if result.notes:
            yield ""
        yield from (f"- {note}" for note in result.notes)


def _row(figure: Figure) -> str:
    ours, peer, ratio = figure.ours, figure.peer, figure.ratio
    cells = [
        f"{figure.what}, {figure.unit}" if figure.unit else figure.what,
        str(ours.n),
        *(_number(value) for value in (ours.median, ours.p95, ours.worst)),
        figure.peer_name,
        _number(peer.median) if peer else "",
        "" if ratio is None else _number(ratio),
    ]
    return "| " + " | ".join(cells) + " |"


def _number(value: float) -> str:
    if value == 0 or abs(value) >= 1000:
        return f"{value:,.0f}"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    if abs(value) < 0.1:
        digits = 4
    return f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:.0f}"


def _plain(result: Result) -> dict[str, Any]:
    figures = [{**asdict(figure), "ratio": figure.ratio} for figure in result.figures]
    return {**asdict(result), "figures": figures}
