"""The network test against real sockets: what works, what fails, and what is not asked."""

from __future__ import annotations

import datetime as dt
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from kiosk.line import Hello, LineDown
from kiosk.technician.network import try_network

NOW = 1_795_224_000.0


@contextmanager
def listening(context: ssl.SSLContext | None = None) -> Iterator[int]:
    """Somebody answers on a port; with a context, in TLS."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            while True:
                try:
                    peer, _ = server.accept()
                except OSError:
                    return
                with peer:
                    if context is not None:
                        try:
                            context.wrap_socket(peer, server_side=True).close()
                        except OSError:
                            continue

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        try:
            yield server.getsockname()[1]
        finally:
            server.shutdown(socket.SHUT_RDWR)
            thread.join()


def outcomes(url: str, *, offset_s: float = 0.0, code: str = "") -> dict[str, tuple[str, str]]:
    def hello() -> Hello:
        if code:
            raise LineDown(code)
        return Hello(platform_time_s=NOW + offset_s, epoch=1)

    return {c.name: (c.outcome, c.code) for c in try_network(url, hello, lambda: NOW)}


def test_everything_works_on_a_plain_address() -> None:
    with listening() as port:
        assert outcomes(f"http://127.0.0.1:{port}") == {
            "dns": ("not_applicable", ""),
            "tcp": ("ok", ""),
            "tls": ("not_applicable", ""),
            "platform": ("ok", ""),
            "clock": ("ok", ""),
        }


def test_name_is_looked_up() -> None:
    with listening() as port:
        assert outcomes(f"http://localhost:{port}")["dns"] == ("ok", "")


@pytest.mark.parametrize("host", ["no-such-host.invalid", "a" * 70 + ".invalid", "x..y"])
def test_unknown_name_ends_the_test(host: str) -> None:
    assert outcomes(f"http://{host}:80") == {
        "dns": ("failed", "no_such_name"),
        "tcp": ("skipped", ""),
        "tls": ("skipped", ""),
        "platform": ("skipped", ""),
        "clock": ("skipped", ""),
    }


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    said = outcomes(f"http://127.0.0.1:{port}")
    assert (said["tcp"], said["platform"]) == (("failed", "unreachable"), ("skipped", ""))


def test_platform_that_does_not_greet() -> None:
    with listening() as port:
        said = outcomes(f"http://127.0.0.1:{port}", code="timeout")
    assert (said["platform"], said["clock"]) == (("failed", "timeout"), ("skipped", ""))


@pytest.mark.parametrize(
    ("offset_s", "outcome"), [(59.0, "ok"), (61.0, "failed"), (-61.0, "failed")]
)
def test_clock_that_is_off(offset_s: float, outcome: str) -> None:
    with listening() as port:
        assert outcomes(f"http://127.0.0.1:{port}", offset_s=offset_s)["clock"][0] == outcome


def test_certificate_of_a_stranger(tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_self_signed(tmp_path))
    with listening(context) as port:
        assert outcomes(f"https://127.0.0.1:{port}")["tls"] == ("failed", "certificate")


def test_no_tls_where_it_should_be() -> None:
    with listening() as port:
        outcome, code = outcomes(f"https://127.0.0.1:{port}")["tls"]
    assert outcome == "failed"
    assert code in ("tls", "broken_off")


def _self_signed(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "stranger")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    path = folder / "stranger.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return path
