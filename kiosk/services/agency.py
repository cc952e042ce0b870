"""Applying for somebody else (代办): the mandate everybody brings, and the relations we know."""

from __future__ import annotations

from typing import Final

from kiosk.services.item import MaterialRequirement

RELATIONS: Final = ("spouse", "child", "parent", "relative", "neighbour", "staff")
"""Who the agent is to the applicant. `staff`: of the village, the community or the employer."""

MANDATE: Final = MaterialRequirement(
    id="agent_mandate",
    name={"zh-CN": "委托书", "en": "Mandate"},
    sources=("scan",),
    licence_type="",
    deferrable=False,
    defer_workdays=0,
    when="",
    shape="a4",
    max_pages=2,
    hint={
        "zh-CN": "写明办什么事，本人签名或按手印",
        "en": "It says what for, and the applicant signed it or gave a fingerprint",
    },
)
"""The mandate is never deferred: without it nobody knows that the applicant wants this."""
