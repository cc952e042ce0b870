"""Pages made before they are asked for, while the resident reads the one before.

Making a page costs more than drawing it. What is made ahead is blank, or public: the first page
of every visit. A resident's own words are put on it only when it is shown, and each page that was
shown is thrown away as ever. One page is made with its words on it: the one that comes if the
resident goes on. It is thrown away when another one comes, and with the visit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer

from ui.screens.screen import Screen
from ui.shell import Shell

_QUIET_MS: Final = 150
"""After a change of pages, which is not touched through for a quarter of a second anyway."""
_SOON_MS: Final = 60
"""After the last change on a page, until the one after it is made."""
_BETWEEN_MS: Final = 40
"""From one of them to the next: a touch that comes meanwhile waits for one at most."""

_PASSING: Final = frozenset(
    ("previewSource", "outline", "verdict", "verdictOk", "composing", "candidates",
     "candidatesBefore", "candidatesLeft", "inputMode")
)  # fmt: skip
"""What changes many times a second and leads nowhere else: no reason to guess again."""

BLANK: Final[Mapping[str, Mapping[str, Any]]] = {
    "Search": {"query": "", "hits": [], "hot": [], "perhaps": [], "triage": ""},
    "Guide": {
        "name": "", "authority": "", "version": "", "updatedOn": "", "conditions": [],
        "materials": [], "limits": "", "fee": "", "visits": "", "steps": [], "basis": [],
        "commonErrors": [], "hours": "", "phone": "", "available": True, "reason": "",
        "illustrative": False, "parts": [], "scenarios": [], "specialSteps": [], "place": "",
        "hasPlaces": False, "agentAllowed": False, "bookable": False, "spare": 0, "samples": 0,
    },
    "Notice": {"name": "", "points": []},
    "PlaceCard": {
        "phase": "problem", "problem": "", "readerReady": True, "takesSocialCard": False,
        "attempts": 0,
    },
    "ConfirmIdentity": {"rows": [], "warning": "", "photo": ""},
    "FormPage": {
        "title": "", "controls": [], "problems": [], "page": 0, "pages": 0, "ahead": True,
        "spot": "", "notes": [], "materials": [], "canKeep": False, "inputMode": "pinyin",
        "composing": "", "candidates": [], "candidatesBefore": False, "candidatesLeft": 0,
    },
    "Materials": {
        "rows": [], "canContinue": True, "freeCount": 0, "supplement": False, "note": "",
        "blocked": "", "canKeep": False,
    },
    "Scan": {
        "materialName": "", "hint": "", "previewSource": "", "outline": [], "verdict": "",
        "verdictOk": False, "phase": "starting", "pages": [], "maxPages": 1, "feeder": False,
        "canInsist": False, "phone": False, "phoneNote": "",
    },
    "CheckAnswers": {
        "sections": [], "materials": [], "fee": "", "authority": "", "commitment": "",
        "problems": [], "parts": [],
    },
    "Sign": {"itemName": "", "statement": "", "problem": "", "padReady": False, "pen": {}},
    "Keeping": {},
    "Result": {
        "kept": False, "accepted": False, "correction": [], "number": "", "caseNumber": "",
        "decideBy": "", "slip": "", "slipProblem": "", "qrSource": "", "offline": False,
        "paper": "", "paperLabel": "", "paperProblem": "", "notes": [], "supplement": False,
        "refused": False, "parts": [],
    },
    "Rate": {"padReady": False, "itemName": ""},
    "RateReasons": {"levelName": "", "reasons": [], "bad": False, "mayCall": False},
    "TakeThings": {
        "cardNote": False, "papers": False, "slip": False, "reminded": False, "cardLies": False,
    },
    "Finished": {},
}  # fmt: skip
"""Pages that take long to make, with nothing on them: so blank that they say nothing aloud."""


class Foresight(QObject):
    """Has the costly pages made whenever the window is quiet. Lives as long as `parent`."""

    def __init__(
        self,
        shell: Shell,
        home: Callable[[], Mapping[str, Any]],
        likely: Callable[[], Screen | None],
        parent: QObject,
    ) -> None:
        """`home` says what the first page of a visit would show now, `likely` what comes next."""
        super().__init__(parent)
        self._shell = shell
        self._home = home
        self._likely = likely
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._expect)
        self._quiet = QTimer(self, singleShot=True)
        self._quiet.timeout.connect(self._prepare_one)
        shell.screenTurned.connect(self._rest)
        shell.screenPatched.connect(self._patched)
        shell.foreseenDropped.connect(self._rest)
        self._rest()

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to make until another page is shown."""
        return not self._quiet.isActive() and not self._soon.isActive()

    def _rest(self) -> None:
        self._soon.start()
        self._quiet.start(_QUIET_MS)

    def _patched(self, changed: Mapping[str, Any]) -> None:
        if not changed.keys() <= _PASSING:
            self._soon.start()

    def _expect(self) -> None:
        screen = self._likely()
        if screen is None:
            self._shell.expect_nothing()
        else:
            self._shell.expect_screen(screen.name, screen.props)

    def _prepare_one(self) -> None:
        for name in ("Home", *BLANK):
            if not self._shell.is_prepared(name) and name != self._shell.shown_name:
                self._shell.prepare_screen(name, self._home() if name == "Home" else BLANK[name])
                self._quiet.start(_BETWEEN_MS)
                return
