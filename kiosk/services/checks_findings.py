"""What a check tells the author of an item: where, what is wrong, what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.services.refused import PackageRefused

ERROR = "error"
NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. `weight` is "error" (the item is refused) or "note" (worth a look)."""

    weight: str
    code: str
    place: str
    reason: str
    advice: str

    def as_json(self) -> Mapping[str, Any]:
        """The same for machines."""
        return {
            "weight": self.weight,
            "code": self.code,
            "place": self.place,
            "reason": self.reason,
            "advice": self.advice,
        }


_ADVICE: Mapping[str, str] = {
    "too_large": "make it smaller: fewer or smaller pictures, shorter texts",
    "bad_archive": "pack the folder again with `menkou items pack`",
    "bad_manifest": "pack the folder again with `menkou items pack`",
    "digest_mismatch": "pack the folder again with `menkou items pack`",
    "unknown_publisher": "sign it with the key of a publisher that the kiosk lists in its settings",
    "bad_signature": "sign it again; nothing may be changed after signing",
    "bad_picture": "save it anew as PNG, JPEG or WebP, smaller or larger as told, and name it",
    "bad_json": "open the file in an editor that checks JSON; it shows the line",
    "unknown_keyword": "look the keyword up in docs/items.md; remove it or mend its spelling",
    "missing_keyword": "add it; docs/items.md shows how it is written",
    "missing_text": "write the text in Chinese (zh-CN) and in English (en)",
    "bad_schema": "change the value as docs/items.md says",
    "bad_scope": "let every question stand on exactly one page, written #/properties/NAME",
    "bad_rule": "mend the rule; it may read form.NAME of questions of this form, age and today",
    "too_many_ways": "make two items of it, or ask less: fewer choices, fewer rules",
    "dead_end": "change the rule or what is required, so that these answers can be completed",
    "never_shown": "change its rule so that some answers show it, or remove it",
    "never_hidden": "remove its rule, or change it so that some answers hide it",
    "never_needed": "change `when` so that some answers need it, or remove the material",
    "always_refused": "remove the choice, or change the rule that refuses it every time",
    "never_fails": "remove the rule, or change it: no generated answers break it",
    "not_caught": "a wrong answer here goes through: add a format, a limit or a pattern",
    "no_sentence": "write an x-error for it in both languages",
    "no_example": "add `examples` with at least one answer that fits the pattern",
    "unknown_icon": "take the name of a file in ui/icons/lucide, without .svg",
    "unknown_theme": "take an id of themes.json, or add the theme there",
    "guide_beside": "write stands_for with the code of this item into that guide (docs/finding.md)",
    "long_sentence": "make two sentences of it",
    "jargon": "say it in everyday words",
}


def finding(code: str, place: str, reason: str, weight: str = ERROR) -> Finding:
    """A finding with the advice that belongs to its code."""
    return Finding(weight, code, place, reason, _ADVICE[code])


def refusal_finding(refusal: PackageRefused) -> Finding:
    """A refusal as a finding."""
    return finding(refusal.code, refusal.place, refusal.reason)
