"""Wires the courier by the settings: a child of the kiosk, or a service that reads the same."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kiosk.sealed import PlatformKey
from kiosk.settings import Settings
from kiosk.users import uid_of
from offline_cache.courier_process import CourierProcess, CourierSettings
from offline_cache.courier_service import AnyCourier, CourierService
from offline_cache.lookup_line import LookupLine

VERSION = "0.1.0"


def courier_settings(settings: Settings, store_key: bytes) -> CourierSettings:
    """What a courier of this kiosk needs."""
    platform = settings.platform
    return CourierSettings(
        state_dir=settings.kiosk.state_dir,
        store_key=store_key,
        url=platform.url,
        kiosk_id=settings.kiosk.id,
        token="",
        token_file=platform.token_file,
        authority_file=platform.authority_file,
        certificate_file=platform.certificate_file,
        socket=platform.courier_socket,
        answer_keys=keys(platform.answer_keys),
        network_cap_s=platform.network_cap_s,
        hello_every_s=platform.hello_every_s,
        splay_s=platform.reconnect_splay_s,
        heartbeat_every_s=platform.heartbeat_every_s,
        upload_bytes_per_s=platform.upload_bytes_per_s,
        version=VERSION,
        updates_root_file=settings.items.updates_root,
        updates_every_s=settings.items.updates_every_s,
        item_publishers=keys(settings.items.publishers),
    )


def courier_of(settings: Settings, store_key: bytes, lookups: LookupLine) -> AnyCourier:
    """The courier as the kiosk knows it: a child, or a service."""
    if settings.processes.courier == "service":
        return CourierService(lookups)
    return CourierProcess(courier_settings(settings, store_key))


def lookups_of(settings: Settings, child_uid: int | None = None) -> LookupLine:
    """The line to the courier. Raises `BadSettings` for a user nobody knows.

    A courier that is a child runs as `child_uid`, which is the kiosk's; None is our own.
    """
    socket = settings.platform.courier_socket
    path = Path(socket) if socket else Path(settings.kiosk.state_dir) / "courier.sock"
    users = settings.processes
    is_child = users.courier == "child"
    return LookupLine(path, child_uid if is_child else uid_of(users.courier_user, "courier_user"))


def courier_peers(settings: Settings) -> frozenset[int]:
    """Whom a courier that is a service answers: the kiosk's user, and root for `menkou outbox`."""
    return frozenset({uid_of(settings.processes.kiosk_user, "kiosk_user"), 0})


def sealing_key(settings: Settings) -> PlatformKey:
    """The key cases are sealed to."""
    platform = settings.platform
    key = bytes.fromhex(platform.sealing_key)
    return PlatformKey(platform.sealing_key_id, platform.sealing_suite, key)


def keys(in_hex: Mapping[str, str]) -> dict[str, bytes]:
    """Pinned keys as bytes."""
    return {key_id: bytes.fromhex(key) for key_id, key in in_hex.items()}
