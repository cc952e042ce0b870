"""Put a brand on: the tokens take its name and colours, every other shade follows."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlEngine

from kiosk.brand import Brand

_ROLES: Final = {
    "brandPrimary": "primary",
    "brandEdge": "edge",
    "brandWash": "wash",
    "brandAccent": "accent",
}


def wear(engine: QQmlEngine, brand: Brand) -> None:
    """Dress the screens of an engine. Before the first one is drawn, or it shows twice."""
    tokens = engine.singletonInstance("Menkou", "Tokens")
    assert isinstance(tokens, QObject)
    tokens.setProperty("brandName", dict(brand.name))
    for role, shade in _ROLES.items():
        tokens.setProperty(role, QColor(getattr(brand, shade)))
