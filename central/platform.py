"""What every request handler may reach: the platform's parts, in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from starlette.requests import Request

from central.authority import Authority
from central.bench import Bench
from central.containers import ContainerStore
from central.database import Database
from central.ingest import Ingest
from central.items import ItemShelf
from central.keys import Keys
from central.opening import Opener
from central.settings import Settings
from central.updates import Updates


@dataclass(frozen=True, slots=True)
class Platform:
    """The parts of a running platform. `now` is its clock, aware and UTC."""

    settings: Settings
    keys: Keys
    unsealer: Opener
    database: Database
    containers: ContainerStore
    items: ItemShelf
    now: Callable[[], datetime]
    authority: Authority | None = None
    certificates: dict[str, str] = field(default_factory=dict)
    """Fingerprint to kiosk id; changes with enrolments and revocations."""
    ingest: Ingest | None = None
    """Who takes cases in; None where none are, as in the judge's own process."""
    bench: Bench = field(default_factory=Bench)
    """Where cases are judged."""
    updates: Updates | None = None
    """Where kiosks fetch the catalogue; None where they do not."""
    tokens: Mapping[str, str] = field(init=False, repr=False)
    """SHA-256 of a token to the id of its kiosk."""

    def __post_init__(self) -> None:
        """A fleet has thousands of tokens; every request asks for one of them."""
        tokens = {kiosk.token_sha256: kiosk.kiosk_id for kiosk in self.settings.kiosks}
        object.__setattr__(self, "tokens", tokens)


def platform_of(request: Request) -> Platform:
    """The platform a request came to."""
    platform = request.app.state.platform
    assert isinstance(platform, Platform)
    return platform
