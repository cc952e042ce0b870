"""PostgreSQL's own pgbench against the platform's database: what this machine can commit."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from central.cluster import ROLE, program

_SCRIPT = """INSERT INTO benchmark_rows
 VALUES (gen_random_uuid(), md5(random()::text), decode(repeat('ab', {size}), 'hex'), now());
"""
_TPS = re.compile(r"^tps = ([0-9.]+)", re.MULTILINE)


def inserts_per_second(
    sockets: Path, folder: Path, *, size: int, clients: int, for_s: int
) -> float:
    """Rows of `size` bytes a second, each durable before the next, over `clients` connections."""
    script = folder / "pgbench.sql"
    script.write_text(_SCRIPT.format(size=size), "ascii")
    command = [program("pgbench"), "-n", "-c", str(clients), "-j", "1", "-T", str(for_s)]
    where = ["-f", str(script), "-h", str(sockets), "-U", ROLE, "postgres"]
    done = subprocess.run([*command, *where], stdout=subprocess.PIPE, check=True, text=True)
    found = _TPS.search(done.stdout)
    assert found is not None, done.stdout
    return float(found[1])
