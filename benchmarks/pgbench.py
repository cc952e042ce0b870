"""PostgreSQL's own pgbench against the platform's database: what this machine can commit.

It inserts what a put inserts: a row of the same table with the same indexes and constraints and
as many bytes in every column, one transaction each, prepared. What it does not do is HTTP, a
digest, a signature, and number its rows without gaps.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from central.cluster import ROLE, program

TABLE = """
CREATE TABLE benchmark_rows (LIKE arrivals INCLUDING ALL);
ALTER TABLE benchmark_rows ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE SEQUENCE benchmark_numbers CACHE 100;
"""
_SCRIPT = """INSERT INTO benchmark_rows (case_id, kiosk_id, digest, body, received_at, arrival_seq,
 receipt_body, receipt_signature, receipt_key_id, state)
 VALUES (gen_random_uuid(), 'demo-0001', repeat('0', 64), decode(repeat('ab', {body}), 'hex'),
 now(), nextval('benchmark_numbers'), decode(repeat('ab', {receipt}), 'hex'),
 decode(repeat('ab', 64), 'hex'), repeat('0', 16), 'waiting');
"""
_SCRIPT_ON_ONE_LINE = " ".join(_SCRIPT.split("\n"))
_TPS = re.compile(r"^tps = ([0-9.]+)", re.MULTILINE)
_RECEIPT = 300
"""Bytes of a receipt, about."""


def inserts_per_second(
    sockets: Path, folder: Path, *, size: int, clients: int, for_s: int
) -> float:
    """Rows with bodies of `size` bytes a second, each durable before the next of its client."""
    script = folder / "pgbench.sql"
    script.write_text(_SCRIPT_ON_ONE_LINE.format(body=size, receipt=_RECEIPT) + "\n", "ascii")
    command = [program("pgbench"), "-n", "-M", "prepared", "-c", str(clients), "-j", "1"]
    where = ["-T", str(for_s), "-f", str(script), "-h", str(sockets), "-U", ROLE, "postgres"]
    done = subprocess.run([*command, *where], stdout=subprocess.PIPE, check=True, text=True)
    found = _TPS.search(done.stdout)
    assert found is not None, done.stdout
    return float(found[1])
