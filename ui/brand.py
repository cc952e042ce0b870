"""Put a brand on: the tokens take its name and colours, every other shade follows."""

from __future__ import annotations

from typing import Any, Final

from kiosk.brand import Brand

_ROLES: Final = {
    "brandPrimary": "primary",
    "brandEdge": "edge",
    "brandWash": "wash",
    "brandAccent": "accent",
}


def worn_by_tokens(brand: Brand) -> dict[str, Any]:
    """What the window puts on the tokens before it draws anything, by their names."""
    shades = {role: getattr(brand, shade) for role, shade in _ROLES.items()}
    return {"brandName": dict(brand.name), **shades}
