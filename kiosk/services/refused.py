"""The one error of item packages.

PackageRefused
    code      too_large bad_archive bad_manifest digest_mismatch bad_signature unknown_publisher
              bad_json unknown_keyword missing_keyword missing_text bad_schema bad_scope bad_rule
    place     the file or the path inside item.json, "guide/steps/0/en"
    reason    a plain sentence for the author of the item
"""

from __future__ import annotations


class PackageRefused(Exception):
    """A package that will not be used: what kind of fault, where, and why in plain words."""

    def __init__(self, code: str, place: str, reason: str) -> None:
        super().__init__(f"{code} at {place or 'the package'}: {reason}")
        self.code = code
        self.place = place
        self.reason = reason
