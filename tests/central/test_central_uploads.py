"""Containers arrive in pieces, over lines that break, from kiosks that come back."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

CONTENT = os.urandom(300_000)
DIGEST = hashlib.sha256(CONTENT).hexdigest()
ROOT = Path(__file__).parents[2]


def files(settings):
    folder = settings.data_dir / "containers"
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def partial_of(settings):
    return settings.data_dir / "containers" / "K1" / DIGEST[:2] / f"{DIGEST}.part"


def test_a_container_arrives_whole(kiosk, settings):
    assert kiosk.offset(DIGEST) is None
    reply = kiosk.upload(CONTENT)
    assert reply.status == 201
    assert (reply.headers["upload-offset"], reply.headers["upload-complete"]) == ("300000", "?1")
    assert kiosk.offset(DIGEST) == len(CONTENT)
    assert files(settings) == {DIGEST: CONTENT}


def test_a_container_arrives_in_pieces(kiosk, settings):
    for start in range(0, 200_000, 100_000):
        piece = CONTENT[: start + 100_000]
        reply = kiosk.upload(piece, offset=start, last=False, digest=DIGEST)
        assert (reply.status, reply.headers["upload-complete"]) == (204, "?0")
        assert kiosk.offset(DIGEST) == start + 100_000
    assert kiosk.upload(CONTENT, offset=200_000).status == 201
    assert files(settings) == {DIGEST: CONTENT}


def test_a_broken_upload_goes_on_where_its_bytes_ended(kiosk, settings, wait_until):
    partial = partial_of(settings)
    with kiosk.open_patch(DIGEST, offset=0, length=len(CONTENT)) as line:
        line.sendall(CONTENT[:123_456])
        wait_until(lambda: partial.exists() and partial.stat().st_size == 123_456)
    assert kiosk.offset(DIGEST) == 123_456
    assert kiosk.upload(CONTENT, offset=123_456).status == 201
    assert files(settings) == {DIGEST: CONTENT}


def test_a_hanging_upload_is_ended_by_its_successor(kiosk, settings, wait_until):
    with kiosk.open_patch(DIGEST, offset=0, length=len(CONTENT)) as line:
        line.sendall(CONTENT[:100_000])
        partial = partial_of(settings)
        wait_until(lambda: partial.exists() and partial.stat().st_size == 100_000)
        assert kiosk.offset(DIGEST) == 100_000
        assert line.recv(4096).startswith(b"HTTP/1.1 409")
        assert kiosk.upload(CONTENT, offset=100_000).status == 201
    assert files(settings) == {DIGEST: CONTENT}


def test_the_offset_outlives_the_service(start, settings):
    first = start(settings)
    first.kiosk().upload(CONTENT[:1000], digest=DIGEST, last=False)
    first.stop()
    kiosk = start(settings).kiosk()
    assert kiosk.offset(DIGEST) == 1000
    assert kiosk.upload(CONTENT, offset=1000).status == 201


def test_a_stop_in_the_middle_of_an_upload_keeps_what_came(start, settings, wait_until):
    first = start(settings)
    partial = partial_of(settings)
    with first.kiosk().open_patch(DIGEST, offset=0, length=len(CONTENT)) as line:
        line.sendall(CONTENT[:5000])
        wait_until(lambda: partial.exists() and partial.stat().st_size == 5000)
        first.stop()
    kiosk = start(settings).kiosk()
    assert kiosk.offset(DIGEST) == 5000
    assert kiosk.upload(CONTENT, offset=5000).status == 201


@pytest.mark.parametrize("offset", [1, 999, 1001, 10**12])
def test_a_wrong_offset_is_answered_with_the_right_one(kiosk, offset):
    kiosk.upload(CONTENT[:1000], digest=DIGEST, last=False)
    reply = kiosk.upload(CONTENT, offset=offset)
    expected = 413 if offset > 10**9 else 409
    assert reply.status == expected
    if expected == 409:
        assert (reply.error, reply.headers["upload-offset"]) == ("wrong_offset", "1000")
    assert kiosk.offset(DIGEST) == 1000


def test_other_bytes_than_named_are_dropped(kiosk, settings):
    reply = kiosk.upload(CONTENT[:-1] + b"x", digest=DIGEST)
    assert (reply.status, reply.error) in {(422, "digest_differs")}
    assert files(settings) == {}
    assert kiosk.upload(CONTENT).status == 201


def test_finishing_twice_is_harmless(kiosk, settings):
    kiosk.upload(CONTENT)
    assert kiosk.upload(CONTENT, offset=len(CONTENT)).status == 201
    again = kiosk.upload(CONTENT)
    assert (again.status, again.headers["upload-complete"]) == (409, "?1")
    assert files(settings) == {DIGEST: CONTENT}


def test_a_kiosk_sees_its_own_containers_only(service, kiosk):
    other = service.kiosk("K2")
    kiosk.upload(CONTENT)
    assert other.offset(DIGEST) is None
    other.upload(CONTENT[:10], digest=DIGEST, last=False)
    assert (other.offset(DIGEST), kiosk.offset(DIGEST)) == (10, len(CONTENT))


@pytest.mark.parametrize(
    "name",
    ["..", "%2e%2e%2f%2e%2e%2fkeys", "A" * 64, "0" * 63, "0" * 65, "0" * 63 + "%00", "%2fetc"],
)
def test_names_that_are_no_digests_are_unknown(kiosk, settings, name):
    assert kiosk.call("HEAD", f"/v1/containers/{name}").status == 404
    assert kiosk.upload(b"x", digest=name).status == 404
    assert files(settings) == {}


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"Upload-Offset": "-1"}, 400),
        ({"Upload-Offset": "zero"}, 400),
        ({"Upload-Offset": "9" * 40}, 400),
        ({"Upload-Complete": "yes"}, 400),
        ({"Content-Type": "application/json"}, 415),
        ({"Authorization": "Bearer guess"}, 401),
    ],
)
def test_upload_headers_that_lie_are_refused(kiosk, settings, changes, status):
    headers = {"Upload-Offset": "0", "Upload-Complete": "?1"}
    headers |= {"Content-Type": "application/partial-upload"} | changes
    path = f"/v1/containers/{DIGEST}"
    assert kiosk.call("PATCH", path, CONTENT, headers).status == status
    assert files(settings) == {}


def test_a_container_too_large_is_refused_announced_or_not(start, settings):
    small = msgspec.structs.replace(settings.limits, container_bytes=100_000)
    kiosk = start(msgspec.structs.replace(settings, limits=small)).kiosk()
    assert kiosk.upload(CONTENT).status == 413
    assert kiosk.upload(CONTENT[:90_000], digest=DIGEST, last=False).status == 204
    headers = {"Upload-Offset": "90000", "Upload-Complete": "?1"}
    headers |= {"Content-Type": "application/partial-upload", "Transfer-Encoding": "chunked"}
    chunks = iter([CONTENT[90_000:200_000]])
    path = f"/v1/containers/{DIGEST}"
    reply = kiosk.call("PATCH", path, chunks, headers, encode_chunked=True)
    assert (reply.status, reply.error) == (413, "too_large")
    assert files(settings) == {}


def test_an_upload_that_falls_silent_is_given_up_and_kept(start, settings):
    hasty = msgspec.structs.replace(settings.limits, idle_seconds=0.2)
    kiosk = start(msgspec.structs.replace(settings, limits=hasty)).kiosk()
    with kiosk.open_patch(DIGEST, offset=0, length=len(CONTENT)) as line:
        line.sendall(CONTENT[:4000])
        assert line.recv(4096).startswith(b"HTTP/1.1 408")
    assert kiosk.offset(DIGEST) == 4000


def test_a_nearly_full_disk_takes_no_uploads(start, settings):
    greedy = msgspec.structs.replace(settings.limits, reserve_bytes=2**60)
    kiosk = start(msgspec.structs.replace(settings, limits=greedy)).kiosk()
    reply = kiosk.upload(CONTENT)
    assert (reply.status, reply.error) == (507, "disk_full")
    assert int(reply.headers["retry-after"]) > 0


FULL_DISK = """
import asyncio, hashlib, os, sys
from pathlib import Path
from central.containers import ContainerStore, StoreFull

async def pieces(content):
    for start in range(0, len(content), 65536):
        yield content[start:start + 65536]

async def main(folder):
    content = os.urandom(900_000)
    digest = hashlib.sha256(content).hexdigest()
    ballast = folder / "ballast"
    ballast.write_bytes(bytes(512 * 1024))
    store = ContainerStore(folder / "containers", limit=10**7, reserve=0)
    try:
        await store.append("K1", digest, 0, pieces(content))
    except StoreFull:
        state = store.state("K1", digest)
        offset = state.offset if state else 0
        assert 0 < offset < len(content), offset
        ballast.unlink()
        await store.append("K1", digest, offset, pieces(content[offset:]))
        store.finish("K1", digest)
        print("kept", store.state("K1", digest).is_complete)

asyncio.run(main(Path(sys.argv[1])))
"""


def test_a_full_disk_keeps_what_came_and_goes_on_later(tmp_path):
    shell = f'mount -t tmpfs -o size=1m none "$1" && exec {sys.executable} -c "$2" "$1"'
    command = ("unshare", "-Urm", "sh", "-c", shell, "sh", str(tmp_path), FULL_DISK)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if "mount" in done.stderr or "unshare" in done.stderr:
        pytest.skip("mounting is not permitted here")
    assert (done.stdout, done.stderr) == ("kept True\n", "")
