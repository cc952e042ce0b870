"""Which drivers there are: everything registered under the entry point group `menkou.drivers`.

Our own drivers register exactly as anybody else's (see pyproject.toml). An entry point names a
`DriverSpec`; settings may then say `driver = "sam_v"` instead of a dotted name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from devices.driver import Capability

GROUP = "menkou.drivers"
Body = Mapping[str, Any]


class NoSuchDriver(Exception):
    """Nothing is registered under that name, or what is registered is no `DriverSpec`."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}: {why}")
        self.name = name
        self.why = why


@dataclass(frozen=True, slots=True)
class Practice:
    """How a simulated device of this kind is exercised.

    `begin` (a command of the driver) makes it want something, `end` makes it stop ('' where one
    command is one job). `present` and `take` are done to the simulator: (verb, body); '' for
    nothing. `good` is the report that then must come. `faults` are bodies of the simulator's verb
    'fault', under which anything may come but a wrong `good`. `secrets` are texts of the sample
    that must stand in no log. `stands_still`: every `good` report must equal the first.
    `nuisances` are done to the simulator, (verb, body): bad lines and single slips under which a
    good report must come all the same; `calm` ends each. `samples`: further things to present, and
    what of the report must then come, each by its body. `silent` is the fault under which the
    device says nothing, and in how many seconds the driver must have given up ('' where silence
    is no fault).
    `busy_first`: while it wants something it is busy, and before that nothing can be presented.
    `arms_late`: what is presented before the driver has heard `begin` is lost, so that it has to
    be presented again. `present_first`: it has to lie there before the driver is asked, like paper
    in a feeder. `has_parts`: a device of several parts, which is degraded rather than
    absent when they are away.
    """

    begin: str
    good: str
    end: str = ""
    begin_body: Body = field(default_factory=dict, repr=False)
    present: tuple[str, Body] = ("", {})
    take: tuple[str, Body] = ("", {})
    faults: tuple[Body, ...] = ()
    nuisances: tuple[tuple[str, Body], ...] = ()
    calm: tuple[tuple[str, Body], ...] = (("fault", {"fault": ""}),)
    samples: tuple[tuple[Body, Body], ...] = field(default=(), repr=False)
    silent: tuple[str, float] = ("", 0.0)
    secrets: tuple[str, ...] = field(default=(), repr=False)
    stands_still: bool = True
    busy_first: bool = False
    arms_late: bool = False
    present_first: bool = False
    has_parts: bool = False


@dataclass(frozen=True, slots=True)
class DriverSpec:
    """One driver as the catalogue knows it.

    `driver` and `simulator` are 'package.module:Class'. `usb_ids` are "vid:pid" in hex of models
    it was made for; `port_kind` is what it can be found on: one of `discovery`, 'pcsc', or ''.
    `needs` names a program that the simulator cannot do without.
    """

    name: str
    capability: Capability
    driver: str
    says: str
    simulator: str = ""
    practice: Practice | None = None
    port_kind: str = ""
    usb_ids: tuple[str, ...] = ()
    needs: str = ""
    settings: Body = field(default_factory=dict)


def catalogue() -> Mapping[str, DriverSpec]:
    """Every registered driver that can be loaded, by name. A broken plug-in is left out."""
    found = {}
    for entry in entry_points(group=GROUP):
        try:
            found[entry.name] = _spec_of(entry)
        except NoSuchDriver:
            continue
    return dict(sorted(found.items()))


def spec_of(name: str) -> DriverSpec:
    """The driver registered under `name`; raise `NoSuchDriver` saying why not."""
    for entry in entry_points(group=GROUP):
        if entry.name == name:
            return _spec_of(entry)
    raise NoSuchDriver(name, "no driver of that name is registered")


def dotted(name: str) -> str:
    """The 'package.module:Class' of a registered name; a dotted name is returned as it is.

    An unknown name is returned too: its device then shows as one that does not start.
    """
    if ":" in name:
        return name
    try:
        return spec_of(name).driver
    except NoSuchDriver:
        return name


def _spec_of(entry: EntryPoint) -> DriverSpec:
    try:
        spec = entry.load()
    except (ImportError, AttributeError) as fault:
        raise NoSuchDriver(entry.name, f"{entry.value} cannot be loaded") from fault
    if not isinstance(spec, DriverSpec):
        raise NoSuchDriver(entry.name, f"{entry.value} is no DriverSpec")
    return spec
