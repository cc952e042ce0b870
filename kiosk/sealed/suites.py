"""The suites there are. A number that is not here is refused, by kiosk and platform alike."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kiosk.sealed.faults import SealBroken
from kiosk.sealed.hpke_suites import HpkeProvider, X25519Kem, XWingKem
from kiosk.sealed.provider import CryptoProvider
from kiosk.sealed.sm_suite import SmProvider

SUITE_X25519_AES256GCM: Final = 1
"""HPKE DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM; pages in AES-256-GCM STREAM."""
SUITE_MLKEM768_X25519_AES256GCM: Final = 2
"""The same with the KEM ML-KEM-768 and X25519: for papers that matter for decades."""
SUITE_SM2_SM4GCM_SM3: Final = 3
"""SM2 key wrap, SM4-GCM, SM3: where Chinese algorithms are asked for."""

SUITES: Final[Mapping[int, CryptoProvider]] = MappingProxyType(
    {
        SUITE_X25519_AES256GCM: HpkeProvider(SUITE_X25519_AES256GCM, X25519Kem()),
        SUITE_MLKEM768_X25519_AES256GCM: HpkeProvider(SUITE_MLKEM768_X25519_AES256GCM, XWingKem()),
        SUITE_SM2_SM4GCM_SM3: SmProvider(SUITE_SM2_SM4GCM_SM3),
    }
)


def provider_of(suite: int) -> CryptoProvider:
    """Return the provider of a suite; raise `SealBroken` for one nobody knows here."""
    provider = SUITES.get(suite)
    if provider is None:
        raise SealBroken("unknown_suite")
    return provider
