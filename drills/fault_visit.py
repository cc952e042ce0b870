"""One visit of the fault matrix: one device fails in one way at step after step, and heals."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from drills.fault_bench import Ward
from drills.fault_cells import STEPS, Subject, Wound
from drills.fault_hands import OFFER, Hands
from ui.i18n import catalogue
from ui.robot import RobotStuck, let_run

_DWELL_MS = 400
"""How long a fault is there before the resident does anything: drivers look every 0.3 s."""
_PATIENCE_S = 25.0
NOT_OFFERED = "not offered"
_OTHERS_PATIENCE_S = 30.0
"""A device that is well takes its time on a busy machine: nobody may call that a fault."""
_WELL_PATIENCE_S = 30.0
_MESSAGES = {text: name for name, text in catalogue("zh-CN").items() if name.startswith("problem.")}
_SPOKEN = ("problem", "verdict", "slipProblem", "paperProblem", "reason")
_OF_THE_PAPER = "problem.scan_"
_KNOWN_BEFORE: dict[tuple[str, str], tuple[str, ...]] = {
    ("guide", "id_card_reader"): ("problem.reader_missing",),
    ("papers", "document_scanner"): (),
    ("papers", "code_scanner"): (),
    ("paper", "document_scanner"): ("problem.camera_missing",),
}
"""Where somebody is told before they come to the device's own step: nothing can be begun without
a reader, and a way that needs a missing device is not offered."""


@dataclass(frozen=True, slots=True)
class Played:
    """What became of one cell. `how`: 'unnoticed', 'got on', 'not offered', 'waited', or the
    message's id.

    `alive`: the visit went on, during the fault or right after it. `right`: what was shown is
    what may be shown. `back`: every device could be used again.
    """

    device: str
    fault: str
    step: str
    how: str
    alive: bool
    right: bool
    back: bool
    seconds: float

    def plain(self) -> dict[str, Any]:
        """As data."""
        return asdict(self)


class FaultyVisit:
    """Walks from the guide to the end; `steps` are those at which the device fails."""

    def __init__(
        self, hands: Hands, ward: Ward, subject: Subject, fault: str, steps: tuple[str, ...]
    ) -> None:
        self._hands = hands
        self._ward = ward
        self._subject = subject
        self._fault = fault
        self._wound: Wound = subject.wounds[fault]
        self._steps = steps

    def walk(self) -> Iterator[Played]:
        """Play the visit, cell by cell; a visit that cannot go on raises `RobotStuck`."""
        self._well()
        self._hands.arrive()
        for step in STEPS[: STEPS.index(self._steps[-1]) + 1]:
            if step not in self._steps:
                self._well()
                self._do(step)
            else:
                yield self._cell(step)

    def _cell(self, step: str) -> Played:
        begun = time.monotonic()
        self._ward.hurt(self._wound)
        let_run(_DWELL_MS)
        is_own = step == self._subject.own_step
        self._ill(step, is_own=is_own)
        how = self._try(step)
        back = self._ward.heal()
        self._well()
        alive = self._finish(step, how)
        return Played(
            self._subject.device,
            self._fault,
            step,
            how,
            alive,
            self._is_right(step, how, is_own=is_own),
            back,
            round(time.monotonic() - begun, 1),
        )

    def _try(self, step: str) -> str:
        """Do the step with the fault; say how it went."""
        screen = self._hands.robot.screen
        try:
            self._do(step)
        except RobotStuck as stuck:
            missing = NOT_OFFERED if stuck.what == OFFER else "waited"
            return next(iter(self._messages()), missing)
        said = self._messages()
        if self._hands.robot.screen in (screen, "Result") and said:
            return said[0]
        return "got on" if step == self._subject.own_step else "unnoticed"

    def _finish(self, step: str, how: str) -> bool:
        """With everything well again, do what could not be done; say whether that works."""
        if how in ("got on", "unnoticed"):
            return True
        try:
            if step != "slip":
                self._do(step)
            elif self._subject.device == "document_printer":
                self._hands.notice()
        except RobotStuck:
            return False
        return not self._messages() or step == "slip"

    def _do(self, step: str) -> None:
        hands = self._hands
        getattr(hands, step)()
        if step == "slip" and self._subject.device == "document_printer":
            hands.notice()

    def _is_right(self, step: str, how: str, *, is_own: bool) -> bool:
        if how == "unnoticed":
            return True
        if not is_own:
            known = _KNOWN_BEFORE.get((step, self._subject.device))
            return known is not None and (how == "waited" or how in known)
        if how == NOT_OFFERED:
            return True  # a printer that is known to be away promises nothing
        return how in self._wound.said or (how == "got on" and not self._wound.must_speak)

    def _messages(self) -> list[str]:
        """Ids of the messages that are shown; a text that is in no table is '?'."""
        texts = [self._hands.props.get(name) for name in _SPOKEN]
        shown = [_MESSAGES.get(str(text), "?") for text in texts if text]
        # What the camera sees of the paper is no word about a device, and is not in this matrix.
        seen = self._wound.said
        return [m for m in shown if m in seen or not (m == "?" or m.startswith(_OF_THE_PAPER))]

    def _ill(self, step: str, *, is_own: bool) -> None:
        self._hands.until_s = _PATIENCE_S if is_own else _OTHERS_PATIENCE_S

        def said() -> bool:
            self._ward.pass_by()
            return bool(self._messages())

        self._hands.said = said

    def _well(self) -> None:
        self._hands.until_s = _WELL_PATIENCE_S
        self._hands.said = lambda: False
