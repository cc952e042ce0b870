# ruff: noqa: E501 (a table of Chinese words is read by rows)
"""Samples of service hours and of the pictures of an item. Nobody in them exists."""

from __future__ import annotations

from typing import Any, Final

from ui.samples import SAMPLES, Sample

_GUIDE: Final[dict[str, Any]] = next(s.props for s in SAMPLES if s.name == "guide")
_MATERIALS: Final[dict[str, Any]] = next(s.props for s in SAMPLES if s.name == "materials")
_RIGHT: Final = {"source": "image://camera/page-right", "alt": "白底照片，没戴帽子，看得到整张脸",
                 "caption": "白底，不戴帽，脸在正中。", "tag": "这样可以", "tone": "success"}  # fmt: skip
_WRONG: Final = {"source": "image://camera/page-wrong", "alt": "蓝底照片，头上戴着帽子",
                 "caption": "底色不是白的，还戴着帽子。", "tag": "这样不行", "tone": "problem"}  # fmt: skip
_GONE: Final = {**_RIGHT, "source": ""}

COUNTER_SAMPLES: Final = (
    Sample("guide_samples", "Guide", {**_GUIDE, "samples": 2}, 0),
    Sample("guide_samples_shown", "Guide", {**_GUIDE, "samples": 2}, 0,
           overlay={"kind": "sample", "pictures": [_WRONG, _RIGHT]}),
    Sample("materials_sample_shown", "Materials", _MATERIALS, 3, True,
           overlay={"kind": "sample", "pictures": [_RIGHT]}),
    Sample("materials_sample_gone", "Materials", _MATERIALS, 3, True,
           overlay={"kind": "sample", "pictures": [_GONE]}),
    Sample("guide_after_hours", "Guide", {**_GUIDE, "plan": {
        "title": "现在可以先填", "text": "可以填，周一上午 9:00 后受理。", "limits": [], "whole": False}}, 0),
    Sample("guide_closed", "Guide", {**_GUIDE, "available": False,
        "reason": "现在不在办理时间。您没有丢失任何信息。请明天上午 9:00 后再来。"}, 0),
)  # fmt: skip

COUNTER_ENGLISH: Final = {
    "白底照片，没戴帽子，看得到整张脸": "A photo on white, no hat, the whole face is visible",
    "白底，不戴帽，脸在正中。": "White background, no hat, face in the middle.",
    "这样可以": "Like this",
    "蓝底照片，头上戴着帽子": "A photo on blue, with a hat on",
    "底色不是白的，还戴着帽子。": "The background is not white, and there is a hat.",
    "这样不行": "Not like this",
    "现在可以先填": "You can fill it in now",
    "可以填，周一上午 9:00 后受理。": "You can fill it in now. It is taken in from Monday at 9:00.",
    "现在不在办理时间。您没有丢失任何信息。请明天上午 9:00 后再来。": "This office is closed now. Nothing was lost. Please come back from tomorrow at 9:00.",
}
