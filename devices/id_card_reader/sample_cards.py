"""Cards for the simulated reader. Nobody's: made up, or the published samples of the layouts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kiosk.domain.identity import CardKind, IdentityCard, Sex

_ZHANG_SAN = IdentityCard(
    kind=CardKind.CITIZEN,
    name="张三",
    id_number="11010519491231002X",
    sex=Sex.MALE,
    birth_date=date(1949, 12, 31),
    valid_from=date(2020, 1, 1),
    valid_until=None,
    nation="01",
    address="北京市朝阳区示例路1号",
    issuer="北京市公安局朝阳分局",
)

_LI_MING = IdentityCard(
    kind=CardKind.CITIZEN,
    name="李明",
    id_number="110101198503150013",
    sex=Sex.MALE,
    birth_date=date(1985, 3, 15),
    valid_from=date(2019, 5, 20),
    valid_until=date(2039, 5, 20),
    nation="11",
    address="北京市东城区示例胡同8号",
    issuer="北京市公安局东城分局",
)

_ZHOU_GUIYING = IdentityCard(
    kind=CardKind.CITIZEN,
    name="周桂英",
    id_number="110102193810120029",
    sex=Sex.FEMALE,
    birth_date=date(1938, 10, 12),
    valid_from=date(2016, 3, 1),
    valid_until=None,
    nation="01",
    address="北京市西城区示例巷12号",
    issuer="北京市公安局西城分局",
)

_CHEN_XIAOMING = IdentityCard(
    kind=CardKind.HMT_RESIDENT,
    name="陈小明",
    id_number="810000199408230021",
    sex=Sex.FEMALE,
    birth_date=date(1994, 8, 23),
    valid_from=date(2025, 6, 1),
    valid_until=date(2030, 6, 1),
    address="广东省深圳市福田区示例道2号",
    issuer="深圳市公安局",
    pass_number="H12345678",
    issue_count="01",
)

_SMITH_2017 = IdentityCard(
    kind=CardKind.FOREIGNER_2017,
    name="史密斯",
    id_number="KAZ110090123105",
    sex=Sex.MALE,
    birth_date=date(1990, 12, 31),
    valid_from=date(2018, 1, 1),
    valid_until=date(2028, 1, 1),
    nation="KAZ",
    issuer="1500",
    english_name="SMITH, JOHN",
    issue_count="01",
)

_SMITH_2023 = IdentityCard(
    kind=CardKind.FOREIGNER_2023,
    name="史密斯",
    id_number="911840199001010018",
    sex=Sex.MALE,
    birth_date=date(1990, 1, 1),
    valid_from=date(2023, 12, 1),
    valid_until=date(2033, 12, 1),
    nation="USA",
    english_name="SMITH, JOHN",
    issue_count="00",
)

_WRONG_CHECK_DIGIT = IdentityCard(
    kind=CardKind.CITIZEN,
    name="王错",
    id_number="110105194912310021",
    sex=Sex.FEMALE,
    birth_date=date(1949, 12, 31),
    valid_from=date(2020, 1, 1),
    valid_until=None,
    nation="01",
    address="北京市朝阳区示例路9号",
    issuer="北京市公安局朝阳分局",
)

_EXPIRED = IdentityCard(
    kind=CardKind.CITIZEN,
    name="赵旧",
    id_number="32010619920808002X",
    sex=Sex.FEMALE,
    birth_date=date(1992, 8, 8),
    valid_from=date(2009, 8, 8),
    valid_until=date(2019, 8, 8),
    nation="01",
    address="江苏省南京市鼓楼区示例街3号",
    issuer="南京市公安局鼓楼分局",
)

SAMPLE_CARDS: Mapping[str, IdentityCard] = {
    "zhang_san": _ZHANG_SAN,
    "li_ming": _LI_MING,
    "zhou_guiying": _ZHOU_GUIYING,
    "chen_xiaoming": _CHEN_XIAOMING,
    "smith_2017": _SMITH_2017,
    "smith_2023": _SMITH_2023,
    "wrong_check_digit": _WRONG_CHECK_DIGIT,
    "expired": _EXPIRED,
}
"""By the name that the bench uses."""
