"""Parts of a platform that both its processes open, from the same settings."""

from __future__ import annotations

from central.containers import ContainerStore
from central.items import ItemShelf
from central.settings import Settings


def containers_of(settings: Settings) -> ContainerStore:
    """The store of sealed containers."""
    limits = settings.limits
    folder = settings.data_dir / "containers"
    return ContainerStore(folder, limit=limits.container_bytes, reserve=limits.reserve_bytes)


def items_of(settings: Settings) -> ItemShelf:
    """The shelf of service items."""
    publishers = {p.key_id: bytes.fromhex(p.public_key) for p in settings.publishers}
    return ItemShelf(settings.items_dir, publishers)
