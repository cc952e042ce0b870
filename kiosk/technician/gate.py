"""The door of the technician's area: a PIN, or a time code for those who have no PIN here."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.technician.pin import fits, require_hash
from kiosk.technician.totp import step_of


@dataclass(frozen=True, slots=True)
class Admitted:
    """Come in. `by`: pin or code; `step` is the step of the code, which opens only once."""

    by: str
    step: int = -1


@dataclass(frozen=True, slots=True)
class Gate:
    """What opens the door. Without either, nothing does: there is no secret of the factory.

    Raises `BadPinHash` when made with a hash that is none.
    """

    pin_hash: str = field(default="", repr=False)
    code_secret: bytes = field(default=b"", repr=False)

    def __post_init__(self) -> None:
        if self.pin_hash:
            require_hash(self.pin_hash)

    @property
    def is_set_up(self) -> bool:
        """Whether anything opens it."""
        return bool(self.pin_hash or self.code_secret)

    def judge(self, secret: str, wall_s: float, *, last_step: int) -> Admitted | None:
        """Whether this secret opens the door now. Slow on purpose; not for the screen's thread."""
        if self.code_secret:
            step = step_of(self.code_secret, secret, wall_s, after=last_step)
            if step is not None:
                return Admitted("code", step)
        if self.pin_hash and fits(secret, self.pin_hash):
            return Admitted("pin")
        return None
