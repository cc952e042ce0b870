"""The platform's database: a pool of connections and the migrations that shape it.

DatabaseFault ├─ DatabaseTooNew   made by a newer platform; left alone
              └─ DatabaseDown     not reachable now; worth asking again
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib.resources
import re
from collections.abc import AsyncIterator, Mapping
from typing import Any

import asyncpg

_LOCK_NUMBER = 0x4D4B
_MIGRATION = re.compile(r"(\d{4})_\w+\.sql")


class DatabaseFault(Exception):
    """The database cannot be used."""


class DatabaseTooNew(DatabaseFault):
    """The database was made by a newer version of the platform."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            f"the database is at migration {found}, this version knows {known}: "
            "install the newer platform again"
        )
        self.found = found
        self.known = known


class DatabaseDown(DatabaseFault):
    """The database does not answer. Nothing was decided; the same request may come again."""

    def __init__(self, retry_after_s: int = 5) -> None:
        super().__init__("the database does not answer")
        self.retry_after_s = retry_after_s


_DOWN = (
    OSError,
    asyncio.TimeoutError,
    asyncpg.InterfaceError,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.InternalClientError,
)

Connection = Any
"""An asyncpg connection; asyncpg carries no types."""


class Database:
    """A pool of connections to a migrated database."""

    def __init__(self, arguments: Mapping[str, object], connections: int = 8) -> None:
        """`arguments` go to `asyncpg.create_pool`: {"dsn": …} or host, port, user, database."""
        self._arguments = dict(arguments)
        self._connections = connections
        self._pool: Any = None

    async def open(self) -> None:
        """Connect and migrate; raise `DatabaseDown` or `DatabaseTooNew`."""
        try:
            self._pool = await asyncpg.create_pool(
                **self._arguments,
                min_size=0,
                max_size=self._connections,
                timeout=5,
                command_timeout=15,
                reset=_as_it_is,
                server_settings={"synchronous_commit": "on", "timezone": "UTC"},
            )
        except _DOWN as fault:
            raise DatabaseDown from fault
        try:
            async with self.transaction() as connection:
                await _migrate(connection)
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        """Close the connections, after a second by force."""
        if self._pool is None:
            return
        try:
            await asyncio.wait_for(self._pool.close(), 1)
        except TimeoutError:
            self._pool.terminate()
        self._pool = None

    @contextlib.asynccontextmanager
    async def transaction(self) -> AsyncIterator[Connection]:
        """A connection inside a transaction: committed at the end, or nothing happened.

        A fault of the line to the database is raised as `DatabaseDown`.
        """
        async with self.connection() as connection, connection.transaction():
            yield connection

    @contextlib.asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        """A connection on which every statement is a transaction of its own; `DatabaseDown`.

        Whether a statement counts whose answer never came is not known then.
        """
        try:
            connection = await self._pool.acquire(timeout=5)
        except (*_DOWN, asyncpg.PostgresError) as fault:
            raise DatabaseDown from fault  # whatever it says: there is no connection to be had
        try:
            yield connection
        except asyncpg.DataError:
            raise  # a value that does not fit its column is a bug of ours, not a lost line
        except _DOWN as fault:
            raise DatabaseDown from fault
        finally:
            await self._give_back(connection)

    async def _give_back(self, connection: Connection) -> None:
        with contextlib.suppress(*_DOWN):
            await self._pool.release(connection, timeout=5)


async def _as_it_is(_: Connection) -> None:
    # We leave nothing in a session: no listeners, cursors or settings that outlive a transaction.
    # asyncpg's own reset would cost a round trip after every one of them.
    return


async def _migrate(connection: Connection) -> None:
    await connection.execute("SELECT pg_advisory_xact_lock($1)", _LOCK_NUMBER)
    await connection.execute(
        "CREATE TABLE IF NOT EXISTS migrations"
        " (number integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL)"
    )
    found = await connection.fetchval("SELECT coalesce(max(number), 0) FROM migrations")
    scripts = migration_scripts()
    known = max(scripts)
    if found > known:
        raise DatabaseTooNew(found, known)
    for number in sorted(n for n in scripts if n > found):
        name, script = scripts[number]
        await connection.execute(script)
        await connection.execute("INSERT INTO migrations VALUES ($1, $2, now())", number, name)


def migration_scripts() -> dict[int, tuple[str, str]]:
    """All migrations that come with this version: number to name and SQL."""
    folder = importlib.resources.files("central") / "migrations"
    return {
        int(found[1]): (entry.name, entry.read_text(encoding="utf-8"))
        for entry in folder.iterdir()
        if (found := _MIGRATION.fullmatch(entry.name))
    }
