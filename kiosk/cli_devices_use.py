"""`menkou devices test` and `read`: one device, once, with what it says about people masked."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from devices.catalogue import DriverSpec, Practice, catalogue
from devices.driver import Command, DeviceState
from devices.recording import Recording, save
from devices.recording_masks import mask_of
from devices.recording_tap import SerialTap
from devices.rig import Ledger
from devices.watch import WORKING, News, Watch
from kiosk.domain.card_photo import PHOTO_HEIGHT, PHOTO_WIDTH, photo_in
from kiosk.domain.identity import masked

_OPEN_S = 15.0
_PROBE_S = 8.0
_PHOTO_S = 10.0
_HARMLESS = frozenset(
    {"kind", "code", "job", "level", "spec_version", "module_id", "verb", "sensor", "is_on"}
)
"""Keys whose values are never about a person."""
_QUIET = frozenset({"state", "device_identified"})


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which driver, with which settings and environment."""

    spec: DriverSpec
    settings: Mapping[str, Any] = field(repr=False)
    env: Mapping[str, str] = field(repr=False)


def without_person(body: Any, key: str = "") -> Any:
    """A report as it may be shown to anybody: same keys, texts masked."""
    if isinstance(body, Mapping):
        return {name: without_person(value, name) for name, value in body.items()}
    if isinstance(body, list | tuple):
        return [without_person(value, key) for value in body]
    if isinstance(body, str) and key not in _HARMLESS:
        return masked(body) if key.endswith("number") else "*" * len(body)
    return body


def read(chosen: Chosen, options: argparse.Namespace) -> int:
    """Read once; print the report. Status 1 when nothing came or it was refused."""
    practice = _practice(chosen)
    with _opened(chosen) as (watch, ledger):
        if practice is None or not _is_open(ledger):
            return _failed(chosen, watch, options)
        mark = ledger.mark()
        watch.send(Command(practice.begin, practice.begin_body))
        if watch.snapshot.code == "card_left":
            print(f"{chosen.spec.name}: lift what lies there first", file=sys.stderr)
        print(f"{chosen.spec.name}: present it now", file=sys.stderr, flush=True)
        news = ledger.wait(lambda n: n.kind not in _QUIET, since=mark, within_s=options.seconds)
        photo = None if news is None else _photo_of(news, ledger, watch)
    if news is None:
        print(f"{chosen.spec.name}: nothing within {options.seconds:g} s", file=sys.stderr)
        _tell(options, {"report": "", "device": chosen.spec.name, "code": "nothing_came"})
        return 1
    _show(news, options, photo)
    return 0 if news.kind == practice.good else 1


def test(chosen: Chosen, options: argparse.Namespace) -> int:
    """Say whether the device answers, and whether a reading by hand succeeds."""
    practice = _practice(chosen)
    with _opened(chosen) as (watch, ledger):
        if not _is_open(ledger):
            return _failed(chosen, watch, options)
        state, code = watch.snapshot.state, watch.snapshot.code
        said = sys.stderr if options.json else sys.stdout
        print(f"{chosen.spec.name}: answers ({f'{state} {code}'.rstrip()})", file=said)
        if practice is None or options.seconds <= 0:
            _tell(options, {"device": chosen.spec.name, "state": state, "code": code, "good": True})
            return 0
        mark = ledger.mark()
        print(f"{chosen.spec.name}: present something within {options.seconds:g} s", file=said)
        watch.send(Command(practice.begin, practice.begin_body))
        news = ledger.wait(lambda n: n.kind not in _QUIET, since=mark, within_s=options.seconds)
    good = news is not None and news.kind == practice.good
    came = "nothing came" if news is None else f"{news.kind} {news.body.get('code', '')}".strip()
    print(f"{chosen.spec.name}: {'good' if good else 'NOT GOOD'} ({came})", file=said)
    code = "nothing_came" if news is None else str(news.body.get("code", ""))
    _tell(options, {"device": chosen.spec.name, "state": state, "code": code, "good": good})
    return 0 if good else 1


def record(chosen: Chosen, options: argparse.Namespace) -> int:
    """Read once through a tap on the line; keep what was said. Raises `LinkLost`."""
    spec = chosen.spec
    if spec.port_kind != "serial":
        print(f"{spec.name}: only serial lines can be recorded", file=sys.stderr)
        return 2
    settings = {key: value for key, value in chosen.settings.items() if key != "port"}
    mask = mask_of(spec.name, settings)
    with tempfile.TemporaryDirectory(prefix="menkou-tap-") as name:
        with SerialTap(str(chosen.settings.get("port", "")), mask, Path(name)) as tap:
            tapped = replace(chosen, settings={**settings, "port": tap.port})
            status = read(tapped, options)
        save(Recording(spec.name, tap.baud, tuple(tap.said), settings), options.out)
    print(f"{options.out}: {len(tap.said)} pieces", file=sys.stderr)
    return status


def probe(ports: list[str]) -> Iterator[tuple[str, str]]:
    """Ask each serial port in the language of each serial driver; yield port and who answers.

    Bytes that one device takes for a question another may take for anything: only on request.
    """
    for port in ports:
        for spec in catalogue().values():
            if spec.port_kind != "serial":
                continue
            with _opened(Chosen(spec, {**spec.settings, "port": port}, {})) as (_, ledger):
                if _is_open(ledger, within_s=_PROBE_S):
                    yield port, spec.name
                    break


def _practice(chosen: Chosen) -> Practice | None:
    return chosen.spec.practice


@contextmanager
def _opened(chosen: Chosen) -> Iterator[tuple[Watch, Ledger]]:
    ledger = Ledger()
    spec = chosen.spec
    config = {"driver": spec.driver, "settings": chosen.settings, "env": chosen.env}
    watch = Watch(spec.name, spec.capability, config, ledger.write, grace_s=0)
    watch.start()
    try:
        yield watch, ledger
    finally:
        watch.close()


def _is_open(ledger: Ledger, within_s: float = _OPEN_S) -> bool:
    """Whether it works. A device that is away at first may be found a moment later."""
    return ledger.wait(lambda n: n.state in WORKING, since=0, within_s=within_s) is not None


def _failed(chosen: Chosen, watch: Watch, options: argparse.Namespace) -> int:
    now = watch.snapshot
    state = now.state if now.state is not DeviceState.STARTING else DeviceState.ABSENT
    print(f"{chosen.spec.name}: {state} {now.code}".rstrip(), file=sys.stderr)
    failed = {"device": chosen.spec.name, "state": state, "code": now.code, "good": False}
    _tell(options, failed if options.what == "test" else {"report": "", **failed})
    return 1


def _tell(options: argparse.Namespace, body: Mapping[str, Any]) -> None:
    """The object that --json promises, whatever became of the device."""
    if options.json:
        print(json.dumps(body, ensure_ascii=False))


def _photo_of(news: News, ledger: Ledger, watch: Watch) -> Mapping[str, str | None]:
    """What became of a card's picture: its size or null, never the picture."""
    if "photo_follows" not in news.body:
        return {}
    if news.body["photo_follows"] is not True:
        return {"photo": None}
    came = ledger.wait(lambda n: n.kind == "card_photo", since=0, within_s=_PHOTO_S)
    if came is not None and photo_in(came.body):
        return {"photo": f"{PHOTO_WIDTH}x{PHOTO_HEIGHT}"}
    ledger.wait(lambda n: n.code.startswith("photo_"), since=0, within_s=_OPEN_S)
    print(f"{news.device}: no photo: {watch.snapshot.code or 'photo_late'}", file=sys.stderr)
    return {"photo": None}


def _show(
    news: News, options: argparse.Namespace, photo: Mapping[str, str | None] | None = None
) -> None:
    body = dict(news.body) if options.show_personal else without_person(news.body)
    if photo:
        body.pop("photo_follows")
        body.update(photo)
    if options.json:
        print(json.dumps({"report": news.kind, **body}, ensure_ascii=False))
        return
    print(news.kind)
    for name, value in _flat(body):
        print(f"  {name:<22} {value}")


def _flat(body: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in body.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield before + name, value
