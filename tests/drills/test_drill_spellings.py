"""A planted name is found however it is written down, in the middle of anything."""

from __future__ import annotations

import base64
import os

import pytest
from tests_support import spellings

NAME = "欧阳测试甲"


@pytest.mark.parametrize("before", range(6))
@pytest.mark.parametrize("code", ["utf-8", "utf-16-le", "gb18030"])
def test_a_name_inside_base64_is_found(code: str, before: int) -> None:
    hidden = base64.b64encode(os.urandom(before) + NAME.encode(code) + os.urandom(7))
    assert any(spelling in hidden for spelling in spellings(NAME))


def test_random_bytes_spell_nobody() -> None:
    noise = base64.b64encode(os.urandom(1_000_000))
    assert not [spelling for spelling in spellings(NAME) if spelling in noise]
