"""What can be wrong with sealed bytes, or with the key to seal to.

SealBroken
└── SuiteUnavailable    the suite is known, but this machine cannot compute it
"""

from __future__ import annotations


class SealBroken(Exception):
    """Sealed bytes that must not be believed, or a key that cannot be sealed to.

    `code` is 'truncated', 'tampered', 'wrong_case', 'unknown_key', 'bad_magic',
    'unknown_suite' or 'suite_unavailable'.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class SuiteUnavailable(SealBroken):
    """This machine lacks what a suite needs. `reason` names the missing part."""

    def __init__(self, suite: int, reason: str) -> None:
        super().__init__("suite_unavailable")
        self.suite = suite
        self.reason = reason

    def __str__(self) -> str:
        return f"suite {self.suite}: {self.reason}"
