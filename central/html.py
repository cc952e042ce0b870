"""Web pages by hand: every text is escaped unless it already is `Html`."""

from __future__ import annotations

import html
from collections.abc import Iterable

from starlette.responses import Response

_VOID = frozenset({"img", "meta", "link", "br", "input"})

STYLE = """
:root { color-scheme: light dark; --line: #8884; --quiet: #777; --accent: #0b5fae; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1rem 1.5rem 4rem;
  font: 16px/1.5 "Noto Sans CJK SC", "Source Han Sans SC", sans-serif; }
header { display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: baseline;
  border-bottom: 2px solid var(--accent); padding-bottom: .5rem; }
header strong { font-size: 1.25rem; }
a { color: var(--accent); }
h1 { font-size: 1.5rem; margin: 1.5rem 0 .5rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .45rem .75rem .45rem 0;
  border-bottom: 1px solid var(--line); }
th { font-weight: 600; color: var(--quiet); white-space: nowrap; }
.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
.quiet { color: var(--quiet); } .accepted { color: #18794e; }
.correction_needed { color: #ad5700; } .not_accepted, .alarm { color: #c62a2f; }
.papers { display: flex; flex-wrap: wrap; gap: 1rem; }
.papers img { max-width: 20rem; max-height: 26rem; border: 1px solid var(--line); }
.signature { width: 22rem; height: 9rem; border: 1px solid var(--line); background: #fff; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 1rem;
  border: 1px solid var(--line); }
"""

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; img-src 'self'; style-src 'self';"
    " base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class Html(str):
    """Text that is already HTML."""

    __slots__ = ()


def tag(element: str, *children: object, **attributes: object) -> Html:
    """An element. `class_` is written for `class`; children that are not `Html` are escaped."""
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{html.escape(str(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    if element in _VOID:
        return Html(f"<{element}{written}>")
    return Html(f"<{element}{written}>{''.join(map(_escaped, children))}</{element}>")


def joined(parts: Iterable[object]) -> Html:
    """Several pieces one after the other."""
    return Html("".join(map(_escaped, parts)))


def table(heads: Iterable[object], rows: Iterable[Iterable[object]]) -> Html:
    """A table with a head line; a cell that is a `td` already stays as it is."""
    head = tag("tr", *(tag("th", name) for name in heads))
    lines = (tag("tr", *(_cell(cell) for cell in row)) for row in rows)
    return tag("table", tag("thead", head), tag("tbody", *lines))


def facts(pairs: Iterable[tuple[object, object]]) -> Html:
    """A table of names and values."""
    return tag("table", *(tag("tr", tag("th", name), tag("td", value)) for name, value in pairs))


def page(title: str, *parts: object) -> Response:
    """A whole page with the platform's frame around it."""
    links = (
        ("收件 Cases", "/"),
        ("容缺后补 Due", "/deferrals"),
        ("接着办 Continue", "/parked"),
        ("好差评 Ratings", "/ratings"),
        ("诉求 Tickets", "/tickets"),
        ("终端 Kiosks", "/kiosks"),
        ("外部系统 Outside", "/adapters"),
        ("待处理 Inbox", "/inbox"),
        ("告警 Alarms", "/alarms"),
    )
    top = tag(
        "header",
        tag("strong", "门口 · 中心平台"),
        *(tag("a", name, href=target) for name, target in links),
    )
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width"),
        tag("title", f"{title} · 门口"),
        tag("link", rel="stylesheet", href="/style.css"),
    )
    body = tag("body", top, tag("main", tag("h1", title), *parts))
    text = "<!doctype html>" + tag("html", head, body, lang="zh-CN")
    return Response(text, media_type="text/html; charset=utf-8", headers=_HEADERS)


def picture(content: bytes, media_type: str) -> Response:
    """Bytes from a case, shown only as what is safe to show."""
    shown = media_type if media_type in {"image/jpeg", "image/png"} else "application/octet-stream"
    return Response(content, media_type=shown, headers=_HEADERS)


def style() -> Response:
    """The one style sheet."""
    return Response(STYLE, media_type="text/css", headers={"X-Content-Type-Options": "nosniff"})


def _cell(cell: object) -> Html:
    if isinstance(cell, Html) and cell.startswith("<td"):
        return cell
    return tag("td", cell)


def _escaped(part: object) -> str:
    return part if isinstance(part, Html) else html.escape(str(part))
