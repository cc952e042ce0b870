"""A window, a real bridge, a session on a table and a technician's area behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtQuick import QQuickItem
from tests_session import Fakes, Visitor, Workers, build_session, catalogue_of
from tests_steps import Owner, StepWorker
from tests_technician import TestBench

from kiosk.services.item import ServiceItem
from kiosk.session.session import Session
from ui.bridge import Bridge, Place
from ui.i18n import Words
from ui.rehearsal import Rehearsal
from ui.technician_face import TechnicianFace

PLACE = Place(
    {"zh-CN": "示例镇", "en": "Example Town"}, {"zh-CN": "一楼窗口", "en": "Counter"}, "12345"
)


@dataclass
class Front:
    """What stands before the resident, and what is behind it."""

    kiosk: Rehearsal
    bridge: Bridge
    session: Session
    bench: TestBench
    fakes: Fakes
    settle_workers: Callable[[], None]

    @property
    def screen(self) -> str:
        return self.kiosk.shell.shown_name

    @property
    def visitor(self) -> Visitor:
        return Visitor(self.session, lambda _is_so: self.settle_workers())

    def act(self, verb: str, detail: Any = None) -> None:
        """What a button says; then the window comes to rest."""
        self.kiosk.shell.act(verb, detail)
        self.kiosk.settle()

    def rest(self) -> None:
        """Let the technician's worker finish and the window show it."""
        self.bench.settle()
        self.kiosk.settle()

    def written(self) -> list[str]:
        """Every text property of every item of the window, seen or not."""
        found: list[str] = []
        todo: list[QQuickItem] = [self.kiosk.window.contentItem()]
        while todo:
            item = todo.pop()
            todo += item.childItems()
            found += texts_of(item)
        return found


_TEXTUAL = ("QString", "QUrl", "QVariant", "QVariantList", "QVariantMap", "QJSValue")


def texts_of(thing: QObject) -> list[str]:
    """What the text, list and map properties of one item hold."""
    meta = thing.metaObject()
    properties = [meta.property(n) for n in range(meta.propertyCount())]
    values = [thing.property(p.name()) for p in properties if p.typeName() in _TEXTUAL]
    return [str(v.toVariant() if hasattr(v, "toVariant") else v) for v in values if v is not None]


@pytest.fixture
def front(kiosk: Rehearsal, items: dict[str, ServiceItem], tmp_path: Path) -> Iterator[Front]:
    """The waiting screen, every device ready, nobody there."""
    fakes, owner = Fakes(), Owner()
    store, line, camera = (StepWorker(owner.post) for _ in range(3))
    bridge = Bridge(kiosk.shell, PLACE, {n: Words(n) for n in ("zh-CN", "en")})
    session = build_session(
        fakes,
        Workers(store, line, camera),
        catalogue_of(items),
        on_change=lambda _session: bridge._session and bridge.changed(),
    )
    bench = TestBench(tmp_path)
    bench.close()
    bench.is_free, bench.on_change = bridge.is_free, bridge.changed

    def settle_workers() -> None:
        while store.step() or camera.step() or owner.turn():
            continue

    kiosk.shell.reachShare = 0.588
    bridge.pad.warm = lambda: None  # type: ignore[method-assign]  # nobody types here
    bridge.begin(session, TechnicianFace(bench.boot(), "0.1.0"))
    kiosk.settle()
    kiosk.acts.clear()
    yield Front(kiosk, bridge, session, bench, fakes, settle_workers)
    bridge.end()
    kiosk.shell.acted.disconnect(bridge._acted)
    bench.close()
    session.visit.over.set()
    kiosk.shell.reachShare = 1.0
    kiosk.shell.show_overlay({})
