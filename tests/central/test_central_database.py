"""The database goes away, comes back, is too new, is left behind by a killed platform."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import tempfile
from pathlib import Path

import asyncpg
import pytest

from central.cluster import Cluster, ClusterFailed, DataDirInUse
from central.database import Database, DatabaseDown, DatabaseTooNew, migration_scripts


@pytest.fixture
def folder():
    folder = Path(tempfile.mkdtemp(prefix="menkou-test-"))
    yield folder
    shutil.rmtree(folder)


async def _value(arguments, query):
    connection = await asyncpg.connect(**arguments)
    try:
        return await connection.fetchval(query)
    finally:
        await connection.close()


def test_migrations_run_once(dsn):
    async def twice():
        for _ in range(2):
            database = Database({"dsn": dsn})
            await database.open()
            await database.close()
        return await _value({"dsn": dsn}, "SELECT count(*) FROM migrations")

    assert asyncio.run(twice()) == len(migration_scripts())


def test_a_database_of_a_newer_platform_is_left_alone(dsn):
    async def newer():
        database = Database({"dsn": dsn})
        await database.open()
        async with database.transaction() as connection:
            await connection.execute("INSERT INTO migrations VALUES (9000, 'later', now())")
        await database.close()
        try:
            await Database({"dsn": dsn}).open()
        except DatabaseTooNew as fault:
            return fault.found, fault.known
        return None

    assert asyncio.run(newer()) == (9000, max(migration_scripts()))


def test_no_database_is_told_as_such():
    dsn = "postgresql://nobody@127.0.0.1:9/none"
    with pytest.raises(DatabaseDown):
        asyncio.run(_open(dsn))


async def _open(dsn):
    database = Database({"dsn": dsn})
    try:
        await database.open()
    finally:
        await database.close()


def test_while_the_database_is_away_requests_are_put_off(dsn, service, kiosk, maker, cluster):
    case = maker.case()
    name = dsn.split("///")[1].split("?")[0]
    asyncio.run(_shut(cluster, name, allowed=False))
    reply = kiosk.put(case)
    assert (reply.status, reply.error) == (503, "database_down")
    assert int(reply.headers["retry-after"]) > 0
    # Containers need no database.
    assert kiosk.upload(b"bytes").status == 201
    asyncio.run(_shut(cluster, name, allowed=True))
    assert kiosk.put(case).status == 201


async def _shut(cluster, name, *, allowed):
    connection = await asyncpg.connect(**cluster.arguments())
    await connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS {allowed}")
    await connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", name
    )
    await connection.close()


def test_what_was_committed_is_there_after_a_restart_and_a_kill(folder):
    async def lives():
        first = Cluster(folder / "postgres")
        await first.start()
        await _value(first.arguments(), "CREATE TABLE kept AS SELECT 7 AS number")
        await first.stop()
        second = Cluster(folder / "postgres")
        await second.start()
        os.kill(second.pid, signal.SIGKILL)
        await second.stop()
        third = Cluster(folder / "postgres")
        await third.start()
        found = await _value(third.arguments(), "SELECT number FROM kept")
        await third.stop()
        return found

    assert asyncio.run(lives()) == 7


def test_a_server_that_dies_is_started_again(folder):
    async def revived():
        cluster = Cluster(folder / "postgres")
        await cluster.start()
        cluster.keep_running()
        killed = cluster.pid
        os.kill(killed, signal.SIGKILL)
        while True:
            try:
                found = await _value(cluster.arguments(), "SELECT 7")
                break
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                await asyncio.sleep(0.05)
        is_another = cluster.pid != killed
        await cluster.stop()
        return found, is_another

    assert asyncio.run(asyncio.wait_for(revived(), 30)) == (7, True)


def test_a_number_of_another_process_in_the_note_is_no_hindrance(folder):
    async def started():
        cluster = Cluster(folder / "postgres")
        await cluster.start()
        await cluster.stop()
        note = folder / "postgres" / "data" / "postmaster.pid"
        note.write_text(f"{os.getppid()}\n{folder}\n0\n5432\n\n\n0 0\n")
        again = Cluster(folder / "postgres")
        await again.start()
        found = await _value(again.arguments(), "SELECT 7")
        await again.stop()
        return found

    assert asyncio.run(started()) == 7


def test_two_platforms_do_not_share_a_folder(folder):
    async def both():
        first = Cluster(folder / "postgres")
        await first.start()
        try:
            with pytest.raises(DataDirInUse):
                await Cluster(folder / "postgres").start()
            return await _value(first.arguments(), "SELECT 7")
        finally:
            await first.stop()

    assert asyncio.run(both()) == 7


def test_a_broken_data_folder_is_a_fault_with_a_log(folder):
    (folder / "postgres" / "data").mkdir(parents=True)
    cluster = Cluster(folder / "postgres")
    with pytest.raises(ClusterFailed) as fault:
        asyncio.run(cluster.start())
    assert fault.value.log.read_text()
    assert cluster.pid is None


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to become somebody else")
def test_root_without_namespaces_runs_the_server_as_nobody(folder, monkeypatch):
    folder.chmod(0o711)

    async def owner_of_server():
        cluster = Cluster(folder / "postgres")
        await cluster.start()
        owner = os.stat(f"/proc/{cluster.pid}").st_uid
        await cluster.stop()
        return owner

    monkeypatch.setattr("central.cluster._may_unshare", lambda: False)
    assert asyncio.run(owner_of_server()) == 65534
    monkeypatch.undo()
    # Where namespaces are permitted later on, the folder goes back to root.
    assert asyncio.run(owner_of_server()) in {0, 65534}
