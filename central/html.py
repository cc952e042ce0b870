"""Web pages by hand: every text is escaped unless it already is `Html`."""

from __future__ import annotations

import html
from collections.abc import Iterable

from starlette.responses import Response

_VOID = frozenset({"img", "meta", "link", "br", "input"})

STYLE = """
:root { color-scheme: light dark; --ground: #fbf9f5; --sheet: #fff; --ink: #1a1a1a;
  --line: #dfd7c8; --quiet: #5c574f; --accent: #0b4f9e; --wash: #eef4fb; --seal: #b5341c;
  --good: #0f5c2e; --warn: #7a4a00; --bad: #8a1c14; }
@media (prefers-color-scheme: dark) { :root { --ground: #16150f; --sheet: #201f1a; --ink: #f1ede4;
  --line: #48443a; --quiet: #b9b2a4; --accent: #8fc1ff; --wash: #22303f; --seal: #e0694f;
  --good: #7fd6a0; --warn: #f2bd63; --bad: #ff9d92; } }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--ground); border-top: 4px solid var(--seal);
  font: 16px/1.5 "Noto Sans CJK SC", "Source Han Sans SC", sans-serif; }
header { background: var(--sheet); border-bottom: 1px solid var(--line);
  display: flex; flex-wrap: wrap; gap: .25rem; align-items: center;
  padding: .75rem max(1.5rem, calc(50vw - 36rem)); }
header strong { font-size: 1.25rem; margin-right: 1.25rem; white-space: nowrap; }
header a { padding: .35rem .6rem; border-radius: .5rem; text-decoration: none; line-height: 1.25; }
header a:hover { background: var(--wash); }
header a[aria-current] { background: var(--wash); font-weight: 600; }
header small { display: block; font-weight: 400; color: var(--quiet); }
main { max-width: 75rem; margin: 0 auto; padding: .5rem 1.5rem 4rem; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid #ffbf47; outline-offset: 2px; }
h1 { font-size: 1.6rem; margin: 1.25rem 0 .5rem; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
table { border-collapse: separate; border-spacing: 0; width: 100%; background: var(--sheet);
  border: 1px solid var(--line); border-radius: .6rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem .9rem;
  border-bottom: 1px solid var(--line); }
tbody > tr:last-child > td { border-bottom: 0; }
th { font-weight: 600; color: var(--quiet); white-space: nowrap; }
table.facts { table-layout: fixed; } table.facts th { width: 16rem; white-space: normal; }
table.facts td { overflow-wrap: anywhere; } table.facts tr:last-child > th { border-bottom: 0; }
.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
.quiet { color: var(--quiet); } .accepted { color: var(--good); }
.correction_needed { color: var(--warn); } .not_accepted, .alarm { color: var(--bad); }
.papers { display: flex; flex-wrap: wrap; gap: 1rem; }
.papers img { max-width: 20rem; max-height: 26rem; border: 1px solid var(--line); }
.signature { width: 22rem; height: 9rem; border: 1px solid var(--line); background: #fff; }
.signature svg { width: 100%; height: 100%; } .signature + p a { margin-right: 1em; }
input, select, textarea { font: inherit; color: inherit; background: var(--sheet); max-width: 100%;
  padding: .45rem .6rem; border: 1px solid var(--quiet); border-radius: .4rem; }
button { font: inherit; font-weight: 600; color: var(--sheet); background: var(--accent); border: 0;
  padding: .5rem 1.1rem; border-radius: .4rem; cursor: pointer; }
@media (max-width: 45rem) {
  header { flex-wrap: nowrap; overflow-x: auto; padding: .5rem 1rem; }
  header a { white-space: nowrap; }
  main { padding: .25rem 1rem 3rem; }
  table { display: block; overflow-x: auto; }
  table.facts { display: table; }
  table.facts th { width: 7rem; }
  td { min-width: 6rem; } table.facts td { min-width: 0; }
  .signature, .papers img { max-width: 100%; } }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 1rem;
  background: var(--sheet); border: 1px solid var(--line); border-radius: .6rem; }
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
    """A table with a head line, or a word where there is nothing to list.

    A cell that is a `td` already stays as it is.
    """
    names = tuple(heads)
    lines = tuple(tag("tr", *(_cell(cell) for cell in row)) for row in rows)
    if not lines:
        lines = (tag("tr", tag("td", "没有 None", colspan=len(names), class_="quiet")),)
    head = tag("tr", *(tag("th", name) for name in names))
    return tag("table", tag("thead", head), tag("tbody", *lines))


def facts(pairs: Iterable[tuple[object, object]]) -> Html:
    """A table of names and values."""
    rows = (tag("tr", tag("th", name), tag("td", value)) for name, value in pairs)
    return tag("table", tag("tbody", *rows), class_="facts")


def page(title: str, *parts: object) -> Response:
    """A whole page with the platform's frame around it."""
    links = (
        ("收件 Cases", "/"),
        ("逾期 Overdue", "/overdue"),
        ("容缺后补 Due", "/deferrals"),
        ("接着办 Continue", "/parked"),
        ("预约 Appointments", "/appointments"),
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
        *(_door(name, target, title) for name, target in links),
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


def _door(name: str, target: str, title: str) -> Html:
    """A way to another page; the one we are on is marked."""
    chinese, _, english = name.partition(" ")
    here = "page" if title.partition(" ")[0] == chinese else None
    return tag("a", chinese, tag("small", english), href=target, aria_current=here)


def _cell(cell: object) -> Html:
    if isinstance(cell, Html) and cell.startswith("<td"):
        return cell
    return tag("td", cell)


def _escaped(part: object) -> str:
    return part if isinstance(part, Html) else html.escape(str(part))
