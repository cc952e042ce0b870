"""The e-licences of the reference platform: invented holders, marked as samples.

A real platform asks the authority that issued the licence (GB/T 36901 to 36905); this shelf
stands in for it, so that a kiosk can be tried out whole.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from kiosk.domain.identity import masked, masked_name

__all__ = ["HOLDERS", "SampleHolder", "SampleLicence", "masked_name", "masked_number"]


@dataclass(frozen=True, slots=True)
class SampleLicence:
    """One licence of one invented person."""

    licence_type: str
    number: str = field(repr=False)
    issuer: str
    valid_until: str
    is_revoked: bool = False

    def is_usable(self, today: date) -> bool:
        """Whether it may be used today: not revoked, not over. 长期 never ends."""
        if self.is_revoked:
            return False
        return self.valid_until == "长期" or date.fromisoformat(self.valid_until) >= today


@dataclass(frozen=True, slots=True)
class SampleHolder:
    """An invented person and the licences they hold."""

    name: str = field(repr=False)
    id_number: str = field(repr=False)
    licences: tuple[SampleLicence, ...]

    @property
    def name_masked(self) -> str:
        """The name as it may be shown: the first character, then stars."""
        return masked_name(self.name)


def masked_number(number: str) -> str:
    """A licence number as it may be shown."""
    return masked(number)


FREQUENT = (
    "居民身份证",
    "社会保障卡",
    "机动车驾驶证",
    "机动车行驶证",
    "结婚证",
    "营业执照",
    "不动产权证",
)
"""The seven kinds most often asked for; the shelf has them all."""


def _holder(name: str, id_number: str, household: str, *more: SampleLicence) -> SampleHolder:
    return SampleHolder(
        name,
        id_number,
        (
            SampleLicence("居民身份证", id_number, "样本市公安局", "2036-05-20"),
            SampleLicence("居民户口簿", household, "样本市公安局", "长期"),
            SampleLicence("社会保障卡", id_number, "样本市人力资源和社会保障局", "2034-12-31"),
            SampleLicence("居住证", f"JZ{id_number}", "样本市公安局", "2027-08-31"),
            SampleLicence("电子证件照", f"ZP{id_number}", "样本市公安局", "2028-01-31"),
            *more,
        ),
    )


HOLDERS = {
    "zhang_san": _holder(
        "张三",
        "11010519491231002X",
        "110100000001",
        SampleLicence("机动车驾驶证", "11010519491231002X", "样本市公安局交警支队", "2029-12-31"),
        SampleLicence("机动车行驶证", "样A00001", "样本市公安局交警支队", "长期"),
        SampleLicence("结婚证", "J110105-1975-000001", "样本市民政局", "长期"),
        SampleLicence("营业执照", "92110105MA00000001", "样本市市场监督管理局", "长期"),
        SampleLicence(
            "不动产权证", "样（2019）样本市不动产权第0000001号", "样本市自然资源局", "长期"
        ),
    ),
    "li_ming": _holder(
        "李明",
        "110101198503150013",
        "110100000002",
        SampleLicence("机动车驾驶证", "110101198503150013", "样本市公安局交警支队", "2024-03-15"),
        SampleLicence("结婚证", "J110101-2012-000002", "样本市民政局", "长期", is_revoked=True),
    ),
    "zhou_guiying": _holder("周桂英", "110102193810120029", "110100000003"),
    "chen_xiaoming": _holder("陈小明", "810000199408230021", "440300000004"),
}
"""Holders by the name a demonstration uses for them; the same people as the sample cards."""
