"""`python -m drills NAME [--json] [...]`: one drill; exit status 1 if something was lost."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from drills.outcome import NothingOfThatName, NotPossibleHere, Outcome

if TYPE_CHECKING:
    from drills.fault_matrix import MatrixOutcome
    from drills.fuzz import FuzzOutcome
    from drills.items import ItemsOutcome


def main() -> int:
    """Run one drill and print what it found."""
    options = _options()
    try:
        outcome = options.drill(options)
    except NotPossibleHere as fault:
        print(f"{options.name}: not possible here: {fault}", file=sys.stderr)
        return 3
    except NothingOfThatName as fault:
        print(f"{options.name}: {fault}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    if options.json:
        print(json.dumps(outcome.plain(), ensure_ascii=False))
    else:
        print(outcome.text())
    return 0 if outcome.is_clean else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev drill", description=__doc__)
    drills = parser.add_subparsers(dest="name", required=True, metavar="NAME")
    for name, (drill, small, what) in _DRILLS.items():
        one = drills.add_parser(name, help=what, description=what)
        one.add_argument("--json", action="store_true", help="one JSON object")
        one.add_argument("--times", type=_count, default=small, help=f"how often ({small})")
        one.add_argument("--seed", type=int, default=1, help="another seed, another drill")
        one.add_argument("--store", default="menkou", help="power-cut: what keeps, see the docs")
        one.add_argument("--large", type=int, default=2, help="link: cases of 4 MB (2)")
        one.set_defaults(drill=drill)
    _add_device_drills(drills)
    return parser.parse_args()


def _count(word: str) -> int:
    """How often: a drill that tried nothing would be clean, and prove nothing."""
    number = int(word)
    if number < 1:
        raise argparse.ArgumentTypeError("1 or more")
    return number


def _add_device_drills(drills: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    what = "every device, failing in every way, at every step of a visit"
    matrix = drills.add_parser("fault-matrix", help=what, description=what)
    matrix.add_argument("--cells", default="", help="beginnings: 'review_pad,sensors/freeze/card'")
    matrix.add_argument("--jobs", type=_count, default=1, help="whole sites side by side (1)")
    matrix.add_argument("--write", action="store_true", help="put the table into docs/devices.md")
    matrix.set_defaults(drill=_fault_matrix)
    what = "mutated frames through every codec: typed errors only, flat memory, no hang"
    fuzz = drills.add_parser("fuzz", help=what, description=what)
    fuzz.add_argument("--frames", type=_count, default=1_000_000, help="for each codec (1000000)")
    fuzz.add_argument("--codecs", default="", help="names, with commas; all of them if empty")
    fuzz.add_argument("--seed", type=int, default=1, help="another seed, other mutations")
    fuzz.add_argument("--write", action="store_true", help="put the table into docs/drills.md")
    fuzz.set_defaults(drill=_fuzz)
    what = "every item from home to a slip, with answers made by its own form"
    items = drills.add_parser("items", help=what, description=what)
    items.add_argument("--items", default="", help="beginnings of codes: 'DEMO-YJS,DEMO-RS-0003'")
    items.add_argument("--offline", action="store_true", help="the line is cut before")
    items.add_argument(
        "--times", type=_count, default=1, help="answer sets, until each page was seen"
    )
    items.add_argument("--language", default="zh-CN", choices=("zh-CN", "en"))
    items.add_argument("--write", action="store_true", help="put the table into docs/journeys.md")
    items.set_defaults(drill=_items)
    for one in (matrix, fuzz, items):
        one.add_argument("--json", action="store_true", help="one JSON object")


def _fault_matrix(options: argparse.Namespace) -> MatrixOutcome:
    from drills.fault_cells import SUBJECTS, cells
    from drills.fault_matrix import fault_matrix

    if not cells(options.cells):
        raise NothingOfThatName(options.cells, [subject.device for subject in SUBJECTS])
    return fault_matrix(options.cells, jobs=options.jobs, write=options.write)


def _fuzz(options: argparse.Namespace) -> FuzzOutcome:
    from drills.fuzz import fuzz
    from drills.fuzz_codecs import CODECS

    for name in filter(None, map(str.strip, options.codecs.split(","))):
        if name not in CODECS:
            raise NothingOfThatName(name, CODECS)
    return fuzz(options.frames, options.codecs, seed=options.seed, write=options.write)


def _items(options: argparse.Namespace) -> ItemsOutcome:
    from drills.items import items

    return items(
        options.items,
        offline=options.offline,
        times=options.times,
        language=options.language,
        write=options.write,
    )


def _power_cut(options: argparse.Namespace) -> Outcome:
    from drills.our_cabinet import KINDS
    from drills.power_cut import power_cut

    if options.store not in KINDS:
        raise NothingOfThatName(options.store, KINDS)
    return power_cut(options.times, options.seed, options.store)


def _disk_full(options: argparse.Namespace) -> Outcome:
    from drills.disk_full import disk_full

    return disk_full(options.times)


def _kept_forms(options: argparse.Namespace) -> Outcome:
    from drills.kept_forms import kept_forms

    return kept_forms(options.times)


def _failing_sync(options: argparse.Namespace) -> Outcome:
    from drills.disk_full import failing_sync

    return failing_sync(options.times)


def _kill(options: argparse.Namespace) -> Outcome:
    from drills.kill import kill

    return kill(options.times, options.seed)


def _link(options: argparse.Namespace) -> Outcome:
    from drills.link import link

    return link(options.times, options.large, options.seed)


def _duplicate(options: argparse.Namespace) -> Outcome:
    from drills.duplicate import duplicate

    return duplicate(options.times)


def _clock(_: argparse.Namespace) -> Outcome:
    from drills.clock import clock

    return clock()


def _restore(options: argparse.Namespace) -> Outcome:
    from drills.restore import restore

    return restore(options.times)


def _days(options: argparse.Namespace) -> Outcome:
    from drills.days import days

    return days(options.times)


_DRILLS: dict[str, tuple[Callable[[argparse.Namespace], Outcome], int, str]] = {
    "power-cut": (_power_cut, 500, "the power goes under the disk, anywhere between two writes"),
    "kill": (_kill, 60, "SIGKILL for kiosk, sealer, courier, platform and database, under load"),
    "link": (_link, 300, "a line that is cut, loses answers and repeats; --times: small cases"),
    "duplicate": (_duplicate, 20, "32 identical puts at once; --times: cases"),
    "clock": (_clock, 1, "a kiosk whose clock is ten years off, both ways"),
    "restore": (_restore, 4, "the platform comes back from an older backup; --times: cases"),
    "days": (_days, 20, "three days offline on a 2 GB disk; --times: applications a day"),
    "disk-full": (_disk_full, 1, "the disk is full from the n-th write on; --times: every which n"),
    "kept-forms": (
        _kept_forms,
        1,
        "disk full, failed syncs and SIGKILL under a form kept for later",
    ),
    "failing-sync": (_failing_sync, 1, "the n-th sync fails with EIO; --times: every which n"),
}


if __name__ == "__main__":
    sys.exit(main())
