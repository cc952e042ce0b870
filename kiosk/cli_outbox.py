"""`menkou outbox`: see what waits here, prove that nothing is lost, carry it by stick.

Everything but `prune` works while the kiosk runs. Nothing personal is printed: there is nothing
personal in the database, only ids, digests, item codes, states and times.

Exit status: 0 good; 1 something needs a person (a fault in the ledger, something left out or
refused, books that differ); 2 the command or the settings are wrong; 3 the store cannot be opened
or believed; 4 the stick cannot be used; 5 the kiosk must be stopped first; 6 no line.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from kiosk import wire
from kiosk.cli_edge import nobody_reads, said
from kiosk.compose_courier import lookups_of
from kiosk.domain.receipt import PlatformAnswer, SignedAnswer
from kiosk.line import BadAnswer, LineFault
from kiosk.lookups import Nothing
from kiosk.settings import BadSettings, Settings, parse_settings
from kiosk.shuttle import UnsafeStick, manifest_key
from kiosk.signed_answers import verify_answer
from kiosk.wire import to_builtins
from offline_cache import retention
from offline_cache.books import COMPARE_BOOKS
from offline_cache.claim import KeeperInUse, claim
from offline_cache.ledger import Head, head, verify
from offline_cache.outbox import Outbox
from offline_cache.shuttle import NothingForUs, Shuttle, StickTooSmall
from offline_cache.store import NewerStore, OlderStore, Store, StoreFault
from offline_cache.store_alarm import AlarmNote
from offline_cache.store_key import StoreKeyUnusable, load_key

GOOD, NEEDS_A_PERSON, WRONG_USE, NO_STORE, NO_STICK, STOP_FIRST, NO_LINE = range(7)

_TOO_SMALL = "there is not enough room on the stick: {needed} bytes needed, {free} free"
_STICK = {
    "bad_kiosk_id": "kiosk.id cannot be the name of a folder",
    "link_on_the_stick": "there is a link on the stick where a file or folder should be",
    "too_large": "a file on the stick is larger than it can be",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    commands = parser.add_subparsers(dest="what", required=True)
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--settings", type=Path, default=Path("/etc/menkou/kiosk.toml"))
    common.add_argument("--json", action="store_true", help="for machines")
    new = partial(commands.add_parser, parents=[common])
    new("status", help="where every case and rating is")
    check = new("verify", help="walk the ledger: nothing lost, nothing changed")
    check.add_argument("--noted", type=_head, metavar="N:LINK", help="a head noted elsewhere")
    what = "read every page too, and if all is sound put the alarm of the store away"
    check.add_argument("--clear-alarm", action="store_true", help=what)
    aside = new("quarantine", help="what waits for a person, and sending it again")
    aside.add_argument("do", choices=["list", "retry"], nargs="?", default="list")
    aside.add_argument("ids", nargs="*", metavar="ID", help="case or rating, or `all`")
    new("export", help="bring what waits onto a stick").add_argument("folder", type=Path)
    new("import-acks", help="take the platform's answers in").add_argument("folder", type=Path)
    new("reconcile", help="compare the books with the platform's (the kiosk does so daily)")
    new("prune", help="forget old answered cases now (the kiosk does so at each start)")


def run(options: argparse.Namespace) -> int:
    """Carry the command out; return the exit status."""
    try:
        settings = parse_settings(options.settings.read_bytes(), str(options.settings))
    except (OSError, BadSettings) as fault:
        return _fail(WRONG_USE, said(fault))
    try:
        with _opened(settings) as store:
            return _COMMANDS[options.what](options, settings, store)
    except BadSettings as fault:
        return _fail(WRONG_USE, str(fault))
    except KeeperInUse:
        return _fail(STOP_FIRST, "the kiosk is running; stop it first, or leave this to its start")
    except OlderStore:
        return _fail(NO_STORE, "the store is of an older version; start the kiosk once")
    except NewerStore as fault:
        return _fail(NO_STORE, f"{fault}; install the newer version again")
    except (StoreFault, StoreKeyUnusable) as fault:
        _tell_alarm(options, settings)
        return _fail(NO_STORE, f"the store cannot be used ({type(fault).__name__}: {fault})")
    except StickTooSmall as fault:
        return _fail(NO_STICK, _TOO_SMALL.format(needed=fault.needed, free=fault.free))
    except NothingForUs as fault:
        others = f", only of {', '.join(fault.found)}" if fault.found else ""
        return _fail(NO_STICK, f"nothing of {settings.kiosk.id} is on this stick{others}")
    except UnsafeStick as fault:
        return _fail(NO_STICK, _STICK[fault.code])
    except OSError as fault:
        if nobody_reads():
            raise
        return _fail(NO_STICK, f"{fault.filename or 'the stick'}: {fault.strerror}; try again")


def _status(options: argparse.Namespace, settings: Settings, store: Store) -> int:
    with store.snapshot():
        outbox = Outbox(store)
        counts, line, last = outbox.counts(), outbox.line_report(), head(store)
    alarm = AlarmNote(Path(settings.kiosk.state_dir)).read()
    told = {
        "kiosk": settings.kiosk.id,
        **asdict(counts),
        "conserved": counts.is_conserved,
        "online": line.is_online,
        "since": line.since,
        "alarm": line.alarm,
        "oldest_unsent": line.oldest_unsent,
        "ledger": f"{last.entry}:{last.link}",
        "store_alarm": alarm and to_builtins(alarm),
    }
    _tell(options, told)
    return GOOD if counts.is_conserved and alarm is None else NEEDS_A_PERSON


def _verify(options: argparse.Namespace, settings: Settings, store: Store) -> int:
    report = verify(store, options.noted)
    answers = _unsigned(store, _verified(settings))
    faults = [asdict(fault) for fault in report.faults] + answers
    told = {
        "sound": not faults,
        **asdict(report.counts),
        "ledger": f"{report.head.entry}:{report.head.link}",
        "faults": faults,
    }
    if options.clear_alarm and not faults:
        store.check()
        told["alarm_cleared"] = AlarmNote(Path(settings.kiosk.state_dir)).clear()
    _tell(options, told)
    return NEEDS_A_PERSON if faults else GOOD


def _quarantine(options: argparse.Namespace, _: Settings, store: Store) -> int:
    aside = store.rows(
        "SELECT 'case', case_id, quarantine_code, kept_at FROM cases WHERE lane = 'quarantined'"
        " UNION ALL SELECT 'rating', rating_id, quarantine_code, '' FROM ratings"
        " WHERE lane = 'quarantined'"
    )
    if options.do == "list":
        keys = ("kind", "id", "code", "kept_at")
        _tell(options, {"quarantined": [dict(zip(keys, row, strict=True)) for row in aside]})
        return GOOD
    wanted = [row[1] for row in aside] if options.ids == ["all"] else options.ids
    if not options.ids:
        return _fail(WRONG_USE, "say which ids to send again, or `all`")
    unknown = [one for one in wanted if not _release(Outbox(store), one)]
    _tell(options, {"released": len(wanted) - len(unknown), "not_quarantined": unknown})
    return NEEDS_A_PERSON if unknown else GOOD


def _export(options: argparse.Namespace, settings: Settings, store: Store) -> int:
    if not options.folder.is_dir():
        return _fail(NO_STICK, f"{options.folder} is not a folder; is the stick mounted?")
    done = _shuttle(settings, store).export(options.folder, datetime.now(UTC))
    left_out = [{"id": str(case_id), "code": code} for case_id, code in done.left_out]
    _tell(options, {"written": done.written, "already": done.already, "left_out": left_out})
    return NEEDS_A_PERSON if done.left_out else GOOD


def _import_acks(options: argparse.Namespace, settings: Settings, store: Store) -> int:
    done = _shuttle(settings, store).import_acks(options.folder, _verified(settings))
    refused = [{"id": str(case_id or ""), "code": code} for case_id, code in done.refused]
    _tell(options, {"stored": done.stored, "already": done.already, "refused": refused})
    return NEEDS_A_PERSON if done.refused else GOOD


def _prune(options: argparse.Namespace, settings: Settings, store: Store) -> int:
    held = claim(Path(settings.kiosk.state_dir) / "in_use", tries=1)
    try:
        days = settings.outbox.keep_tombstones_days
        pruned = retention.prune(store, Path(settings.kiosk.state_dir) / "cases", days)
    finally:
        os.close(held)
    _tell(options, {"pruned": pruned})
    return GOOD


def _reconcile(options: argparse.Namespace, settings: Settings, _: Store) -> int:
    owner = Path(settings.kiosk.state_dir).stat().st_uid
    try:
        done = lookups_of(settings, child_uid=owner).ask(COMPARE_BOOKS, Nothing())
    except LineFault as fault:
        return _fail(NO_LINE, f"the platform was not asked: {fault.code}")
    _tell(options, {**asdict(done), "agrees": done.agrees})
    return GOOD if done.agrees else NEEDS_A_PERSON


_COMMANDS: Mapping[str, Callable[[argparse.Namespace, Settings, Store], int]] = {
    "status": _status,
    "verify": _verify,
    "quarantine": _quarantine,
    "export": _export,
    "import-acks": _import_acks,
    "prune": _prune,
    "reconcile": _reconcile,
}


@contextmanager
def _opened(settings: Settings) -> Iterator[Store]:
    """The kiosk's store as it is: never made, never brought up to date from here."""
    state_dir = Path(settings.kiosk.state_dir)
    try:
        key = load_key(state_dir / "store.key")
        # A store nobody has made is told from one nobody may read, and is not made by looking.
        os.stat(state_dir / "store.db")
    except OSError as fault:
        raise StoreFault(f"{fault.filename}: {fault.strerror}") from None
    store = Store(state_dir / "store.db", key, check=_ended_badly(state_dir), migrate=False)
    try:
        yield store
    finally:
        store.close()


def _ended_badly(state_dir: Path) -> bool:
    """Whether the last kiosk ended without closing the store, and none runs now."""
    if not (state_dir / "not_closed_cleanly").exists():
        return False
    try:
        os.close(claim(state_dir / "in_use", tries=1))
    except KeeperInUse:
        return False
    return True


def _shuttle(settings: Settings, store: Store) -> Shuttle:
    token = Path(settings.platform.token_file).read_text("ascii").strip()
    cases = Path(settings.kiosk.state_dir) / "cases"
    return Shuttle(store, cases, settings.kiosk.id, manifest_key(token))


def _verified(settings: Settings) -> Callable[[SignedAnswer, UUID, str], PlatformAnswer]:
    keys = {name: bytes.fromhex(key) for name, key in settings.platform.answer_keys.items()}

    def verified(signed: SignedAnswer, case_id: UUID, digest: str) -> PlatformAnswer:
        return verify_answer(signed, keys, case_id=case_id, digest=digest)

    return verified


def _unsigned(
    store: Store, verified: Callable[[SignedAnswer, UUID, str], PlatformAnswer]
) -> list[dict[str, object]]:
    """Stored answers that no key we pin has signed. A key that was rotated out is no fault."""
    faults: list[dict[str, object]] = []
    for case_id, digest, answer in store.rows(
        "SELECT case_id, digest, answer FROM cases WHERE answer IS NOT NULL"
    ):
        try:
            verified(wire.decode(SignedAnswer, answer), UUID(case_id), digest)
        except wire.BadWireValue:
            continue  # the ledger has told it
        except BadAnswer as fault:
            if fault.code != "unknown_key":
                faults.append({"code": "answer_unsigned", "entry": 0, "subject": case_id})
    return faults


def _release(outbox: Outbox, one: str) -> bool:
    try:
        subject = UUID(one)
    except ValueError:
        return False
    return outbox.release(subject) or outbox.release_rating(subject)


def _head(text: str) -> Head:
    entry, _, link = text.partition(":")
    if not entry.isdecimal() or not link:
        raise argparse.ArgumentTypeError("a head is NUMBER:LINK, as `status` prints it")
    return Head(int(entry), link)


def _tell(options: argparse.Namespace, told: Mapping[str, object]) -> None:
    if options.json:
        print(json.dumps(told, default=str))
        return
    for name, value in told.items():
        if isinstance(value, list):
            print(f"{name}: {len(value)}")
            for one in value:
                print("  " + " ".join(map(str, one.values() if isinstance(one, dict) else [one])))
        elif isinstance(value, dict):
            print(f"{name}: " + ", ".join(f"{key} {said}" for key, said in value.items()))
        else:
            print(f"{name}: {value}")


def _tell_alarm(options: argparse.Namespace, settings: Settings) -> None:
    """What stands beside a store that does not open, for whoever asked how it is."""
    alarm = AlarmNote(Path(settings.kiosk.state_dir)).read()
    if options.what == "status" and alarm is not None:
        _tell(options, {"kiosk": settings.kiosk.id, "store_alarm": to_builtins(alarm)})


def _fail(status: int, why: str) -> int:
    print(f"menkou outbox: {why}", file=sys.stderr)
    return status
