"""The sealed case: what a kiosk can write and only the platform can read.

`format` lays out the bytes, `provider` says what a suite must be able to do, `suites` lists
those there are. docs/sealing.md says in plain words what each of them protects against.
"""

from kiosk.sealed.faults import SealBroken, SuiteUnavailable
from kiosk.sealed.format import (
    CHUNK_SIZE,
    MAX_RECORD_SIZE,
    OpenedPage,
    PlatformKey,
    PrivateKey,
    Sealer,
    Unsealer,
    require_usable,
    sealed_to,
)
from kiosk.sealed.provider import Aead, CryptoProvider
from kiosk.sealed.suites import (
    SUITE_MLKEM768_X25519_AES256GCM,
    SUITE_SM2_SM4GCM_SM3,
    SUITE_X25519_AES256GCM,
    SUITES,
    provider_of,
)

__all__ = [
    "CHUNK_SIZE",
    "MAX_RECORD_SIZE",
    "SUITES",
    "SUITE_MLKEM768_X25519_AES256GCM",
    "SUITE_SM2_SM4GCM_SM3",
    "SUITE_X25519_AES256GCM",
    "Aead",
    "CryptoProvider",
    "OpenedPage",
    "PlatformKey",
    "PrivateKey",
    "SealBroken",
    "Sealer",
    "SuiteUnavailable",
    "Unsealer",
    "provider_of",
    "require_usable",
    "sealed_to",
]
