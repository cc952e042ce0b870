"""Pictures of every screen in every mode, and one page to look at them all."""

from __future__ import annotations

import html
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kiosk.brand import Brand
from ui.audit.modes import Mode
from ui.audit.panel import USUAL, Panel
from ui.audit.visit import opened, wearing
from ui.samples import Sample
from ui.shoot_beside import shoot_bench, shoot_out_of_order

_STYLE = """
body { font: 16px/1.5 sans-serif; margin: 2em; background: #f4f2ee; color: #1a1a1a }
h2 { margin: 2em 0 .3em } .row { display: flex; flex-wrap: wrap; gap: 1em; align-items: end }
figure { margin: 0 } img { border: 1px solid #8a8375; background: #fff }
.portrait, .window { height: 420px } .landscape { height: 236px } figcaption { font-size: 13px }
"""


def shoot(
    app: QGuiApplication,
    out: Path,
    *,
    modes: Iterable[Mode],
    samples: Iterable[Sample],
    brand: Brand | None = None,
    panel: Panel = USUAL,
    beside: Iterable[str] = (),
) -> tuple[Path, ...]:
    """Draw every sample in every mode to `out`, with `index.html`; return the pictures.

    `beside`: what of `BESIDE` is drawn too, once for each way a panel lies.
    """
    wanted, modes = tuple(samples), tuple(modes)
    pictures = _beside(out, frozenset(beside), {mode.lie for mode in modes}, panel)
    for lie, some in groupby(sorted(modes, key=lambda m: m.lie), key=lambda m: m.lie):
        with opened(app, lie, brand, panel) as kiosk:
            for mode in some:
                folder = out / str(mode)
                folder.mkdir(parents=True, exist_ok=True)
                with wearing(app, kiosk, mode):
                    for sample in wanted:
                        kiosk.show(sample)
                        path = folder / f"{sample.name}.png"
                        kiosk.window.grabWindow().save(str(path))
                        pictures.append(path)
    write_contact_sheet(out, pictures)
    return tuple(pictures)


def _beside(out: Path, wanted: frozenset[str], lies: set[str], panel: Panel) -> list[Path]:
    pictures: list[Path] = []
    if "out_of_order" in wanted:
        for lie in sorted(lies):
            pictures.append(out / lie / "out_of_order.png")
            shoot_out_of_order(pictures[-1], panel.size(lie))
    if "bench" in wanted:
        pictures.append(out / "window" / "bench.png")
        shoot_bench(pictures[-1])
    return pictures


def write_contact_sheet(out: Path, pictures: Iterable[Path]) -> None:
    """Write `index.html`: all pictures on one page."""
    (out / "index.html").write_text(_contact_sheet(out, pictures), encoding="utf-8")


def _contact_sheet(out: Path, pictures: Iterable[Path]) -> str:
    """One row for each sample, one picture for each mode. Links are relative: the folder moves."""
    by_sample = sorted(pictures, key=lambda p: p.stem)
    rows = []
    for sample, some in groupby(by_sample, key=lambda p: p.stem):
        figures = "".join(_figure(path.relative_to(out)) for path in some)
        name = html.escape(sample)
        rows.append(f'<h2 id="{name}">{name}</h2><div class="row">{figures}</div>')
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Menkou screens</title>'
        f"<style>{_STYLE}</style><h1>Menkou screens</h1>{''.join(rows)}</html>\n"
    )


def _figure(path: Path) -> str:
    mode = html.escape(path.parent.name)
    lie = mode.split("-")[0]
    link = html.escape(path.as_posix())
    return (
        f'<figure><a href="{link}"><img class="{lie}" loading="lazy" src="{link}"'
        f' alt="{html.escape(path.stem)}, {mode}"></a><figcaption>{mode}</figcaption></figure>'
    )
