"""Amounts: kept in fen as whole numbers, typed and shown in yuan."""

from __future__ import annotations

import re
import unicodedata

_YUAN = re.compile(r"(\d{1,12})(?:\.(\d{0,2}))?")


def fen_of(yuan: str) -> int | str:
    """Return typed yuan in fen ("12.5" is 1250); what is no amount is returned as typed."""
    plain = "".join(unicodedata.normalize("NFKC", yuan).replace(",", "").split())
    match = _YUAN.fullmatch(plain)
    if match is None or not plain.isascii():
        return yuan
    return int(match.group(1)) * 100 + int(((match.group(2) or "") + "00")[:2])


def yuan_text(fen: int) -> str:
    """Return fen as yuan with two decimals, or none for whole yuan."""
    yuan, rest = divmod(abs(fen), 100)
    sign = "-" if fen < 0 else ""
    return f"{sign}{yuan}.{rest:02d}" if rest else f"{sign}{yuan}"
