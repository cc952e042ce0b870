"""SM2 public-key encryption (GB/T 32918.4-2016) by the system's libcrypto (OpenSSL 3).

The `cryptography` package has no SM2, so this module calls libcrypto with ctypes: one call, one
set of objects, all of them freed before it returns. Sealed bytes are the DER of SM2Cipher
(GM/T 0009-2012): SEQUENCE { x INTEGER, y INTEGER, SM3 hash OCTET STRING, text OCTET STRING }.

Sm2Fault
├── Sm2Missing       libcrypto is not there or was built without SM2
├── Sm2KeyRefused    not a key of this curve
├── Sm2TextRefused   not sealed to this key, or altered since
└── Sm2Failed        libcrypto gave up where it should not: out of memory, say

Not verified: that libcrypto decrypts in a time that does not depend on the private key. A
platform that fears its neighbours on the same machine keeps the key in a module of its own.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import Any, Final

LIBRARY: Final = "libcrypto.so.3"
PRIVATE_SIZE: Final = 32
PUBLIC_SIZE: Final = 65
"""0x04, x, y: the uncompressed point."""

_ORDER = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
_NID_SM2 = 1172
_UNCOMPRESSED = 4
_SELECT_PUBLIC = 0x86
_SELECT_KEY_PAIR = 0x87
_UNSIGNED_INTEGER, _TEXT, _BYTES = 2, 4, 5

_pointer, _size, _int = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int
_PROTOTYPES: Final[dict[str, tuple[Any, ...]]] = {
    "EC_GROUP_new_by_curve_name": (_pointer, _int),
    "EC_GROUP_free": (None, _pointer),
    "EC_POINT_new": (_pointer, _pointer),
    "EC_POINT_free": (None, _pointer),
    "EC_POINT_mul": (_int, *[_pointer] * 6),
    "EC_POINT_point2oct": (_size, _pointer, _pointer, _int, _pointer, _size, _pointer),
    "BN_bin2bn": (_pointer, _pointer, _int, _pointer),
    "BN_clear_free": (None, _pointer),
    "EVP_PKEY_CTX_new_from_name": (_pointer, _pointer, ctypes.c_char_p, ctypes.c_char_p),
    "EVP_PKEY_CTX_new_from_pkey": (_pointer, _pointer, _pointer, ctypes.c_char_p),
    "EVP_PKEY_CTX_free": (None, _pointer),
    "EVP_PKEY_fromdata_init": (_int, _pointer),
    "EVP_PKEY_fromdata": (_int, _pointer, _pointer, _int, _pointer),
    "EVP_PKEY_free": (None, _pointer),
    "EVP_PKEY_encrypt_init": (_int, _pointer),
    "EVP_PKEY_encrypt": (_int, _pointer, _pointer, _pointer, _pointer, _size),
    "EVP_PKEY_decrypt_init": (_int, _pointer),
    "EVP_PKEY_decrypt": (_int, _pointer, _pointer, _pointer, _pointer, _size),
    "ERR_get_error": (ctypes.c_ulong,),
    "ERR_clear_error": (None,),
}


class Sm2Fault(Exception):
    """SM2 could not be computed. `operation` is libcrypto's function, `code` its error."""

    def __init__(self, operation: str, code: int = 0) -> None:
        super().__init__(f"{operation}: {code:#x}" if code else operation)
        self.operation = operation
        self.code = code


class Sm2Missing(Sm2Fault):
    """This machine's libcrypto cannot do SM2. `operation` is what it lacks."""


class Sm2KeyRefused(Sm2Fault):
    """Not a key of the SM2 curve."""


class Sm2TextRefused(Sm2Fault):
    """Not sealed to this key, or altered since."""


class Sm2Failed(Sm2Fault):
    """libcrypto gave up where it should not."""


class _Param(ctypes.Structure):
    """OSSL_PARAM, see openssl/core.h."""

    _fields_ = (
        ("key", ctypes.c_char_p),
        ("data_type", ctypes.c_uint),
        ("data", _pointer),
        ("data_size", _size),
        ("return_size", _size),
    )


def require_present() -> None:
    """Raise `Sm2Missing` where libcrypto cannot do SM2."""
    crypto = _libcrypto()
    group = crypto.EC_GROUP_new_by_curve_name(_NID_SM2)
    if not group:
        crypto.ERR_clear_error()
        raise Sm2Missing("the SM2 curve in " + LIBRARY)
    crypto.EC_GROUP_free(group)


def is_private_key(private_key: bytes) -> bool:
    """Whether these bytes are a number from 1 to n-2 (GB/T 32918.1, 6.1)."""
    return len(private_key) == PRIVATE_SIZE and 0 < int.from_bytes(private_key) < _ORDER - 1


def public_key_of(private_key: bytes) -> bytes:
    """Return the point of a private key in 65 bytes; raise `Sm2Fault`."""
    require_present()
    if not is_private_key(private_key):
        raise Sm2KeyRefused("the private number")
    crypto = _libcrypto()
    with ExitStack() as owned:
        own = _owner(owned, crypto)
        group = own("EC_GROUP_new_by_curve_name", "EC_GROUP_free", _NID_SM2)
        point = own("EC_POINT_new", "EC_POINT_free", group)
        secret = owned.enter_context(_wiped(private_key))
        number = own("BN_bin2bn", "BN_clear_free", secret, PRIVATE_SIZE, None)
        _require(crypto, "EC_POINT_mul", group, point, number, None, None, None)
        public = ctypes.create_string_buffer(PUBLIC_SIZE)
        arguments = (group, point, _UNCOMPRESSED, public, PUBLIC_SIZE, None)
        _require(crypto, "EC_POINT_point2oct", *arguments)
        return public.raw


def encrypt(public_key: bytes, plain: bytes) -> bytes:
    """Return `plain` sealed to a public key; raise `Sm2Fault`. `plain` is not empty."""
    if len(public_key) != PUBLIC_SIZE or public_key[0] != _UNCOMPRESSED or not plain:
        raise Sm2KeyRefused("the public point")
    with ExitStack() as owned:
        context = _context(owned, public_key)
        text = owned.enter_context(_wiped(plain))
        _require(_libcrypto(), "EVP_PKEY_encrypt_init", context)
        return _sized(owned, "EVP_PKEY_encrypt", context, text, Sm2Failed)


def decrypt(private_key: bytes, sealed: bytes) -> bytes:
    """Return what was sealed to this key; raise `Sm2Fault`."""
    public_key = public_key_of(private_key)
    with ExitStack() as owned:
        context = _context(owned, public_key, private_key)
        text = ctypes.create_string_buffer(sealed, len(sealed))
        _require(_libcrypto(), "EVP_PKEY_decrypt_init", context)
        return _sized(owned, "EVP_PKEY_decrypt", context, text, Sm2TextRefused)


def _context(owned: ExitStack, public_key: bytes, private_key: bytes = b"") -> int:
    """A context to seal with a public key, or to open when the private one is there too."""
    require_present()
    crypto = _libcrypto()
    own = _owner(owned, crypto)
    group = ctypes.create_string_buffer(b"SM2")
    public = ctypes.create_string_buffer(public_key, PUBLIC_SIZE)
    params = [_param(b"group", _TEXT, group, 3), _param(b"pub", _BYTES, public, PUBLIC_SIZE)]
    if private_key:
        # The one number among the parameters is in the order of bytes of the machine.
        number = private_key[::-1] if sys.byteorder == "little" else private_key
        secret = owned.enter_context(_wiped(number))
        params.append(_param(b"priv", _UNSIGNED_INTEGER, secret, PRIVATE_SIZE))
    table = (_Param * (len(params) + 1))(*params)
    maker = own("EVP_PKEY_CTX_new_from_name", "EVP_PKEY_CTX_free", None, b"SM2", None)
    _require(crypto, "EVP_PKEY_fromdata_init", maker)
    key = ctypes.c_void_p()
    selection = _SELECT_KEY_PAIR if private_key else _SELECT_PUBLIC
    arguments = (maker, ctypes.byref(key), selection, table)
    _require(crypto, "EVP_PKEY_fromdata", *arguments, fault=Sm2KeyRefused)
    owned.callback(crypto.EVP_PKEY_free, key)
    return own("EVP_PKEY_CTX_new_from_pkey", "EVP_PKEY_CTX_free", None, key, None)


def _sized(
    owned: ExitStack,
    operation: str,
    context: int,
    text: ctypes.Array[ctypes.c_char],
    fault: type[Sm2Fault],
) -> bytes:
    """Call twice, as libcrypto wants it: for an upper bound of the size, then for the bytes."""
    crypto, size = _libcrypto(), ctypes.c_size_t()
    tail = (text, len(text))
    _require(crypto, operation, context, None, ctypes.byref(size), *tail, fault=fault)
    out = owned.enter_context(_wiped(bytes(size.value)))
    _require(crypto, operation, context, out, ctypes.byref(size), *tail, fault=fault)
    return out.raw[: size.value]


def _param(name: bytes, kind: int, value: ctypes.Array[ctypes.c_char], size: int) -> _Param:
    return _Param(name, kind, ctypes.cast(value, _pointer), size, 0)


@contextmanager
def _wiped(secret: bytes) -> Iterator[ctypes.Array[ctypes.c_char]]:
    """A copy for libcrypto that is overwritten afterwards."""
    buffer = ctypes.create_string_buffer(secret, len(secret))
    try:
        yield buffer
    finally:
        ctypes.memset(buffer, 0, len(secret))


def _owner(owned: ExitStack, crypto: ctypes.CDLL) -> Callable[..., int]:
    """Makes objects of libcrypto that are freed with the stack."""

    def own(make: str, free: str, *arguments: object) -> int:
        made = getattr(crypto, make)(*arguments)
        if not made:
            raise Sm2Failed(make, _error(crypto))
        owned.callback(getattr(crypto, free), made)
        return int(made)

    return own


def _require(
    crypto: ctypes.CDLL,
    operation: str,
    *arguments: object,
    fault: type[Sm2Fault] = Sm2Failed,
) -> None:
    if getattr(crypto, operation)(*arguments) <= 0:
        raise fault(operation, _error(crypto))


def _error(crypto: ctypes.CDLL) -> int:
    """The first error of this thread's queue, which is emptied: nobody must meet it later."""
    code = int(crypto.ERR_get_error())
    crypto.ERR_clear_error()
    return code


@cache
def _libcrypto() -> ctypes.CDLL:
    try:
        crypto = ctypes.CDLL(LIBRARY)
    except OSError:
        raise Sm2Missing(LIBRARY) from None
    for name, (result, *arguments) in _PROTOTYPES.items():
        try:
            function = getattr(crypto, name)
        except AttributeError:
            raise Sm2Missing(f"{name} in {LIBRARY}") from None
        function.restype, function.argtypes = result, arguments
    return crypto
