"""What a killed or unplugged kiosk left behind, put right before the first visit.

A container without a row belongs to a visit that never ended: deleted. A row without its
container is a loss nobody may overlook: quarantined, with the reason.
"""

from __future__ import annotations

from pathlib import Path

from offline_cache.store import Store
from offline_cache.store_key import sync_directory

CONTAINER_SUFFIX = ".kc"


def container_path(cases: Path, case_id: object) -> Path:
    """Where the container of a case is."""
    return cases / f"{case_id}{CONTAINER_SUFFIX}"


def reconcile(store: Store, cases: Path) -> None:
    """Compare rows and files in both directions. Raises `StoreFault` or `OSError`."""
    open_rows = store.rows(
        "SELECT case_id, container_size FROM cases WHERE lane IN ('kept', 'announced')"
        " AND container_digest <> ''"
    )
    needed = store.rows(
        "SELECT case_id FROM cases WHERE body IS NOT NULL AND container_digest <> ''"
    )
    for case_id, size in open_rows:
        path = container_path(cases, case_id)
        if not path.exists():
            quarantine_case(store, case_id, "container_missing")
        elif path.stat().st_size != size:
            quarantine_case(store, case_id, "container_damaged")
    _delete_garbage(cases, {container_path(cases, case_id) for (case_id,) in needed})


def quarantine_case(store: Store, case_id: str, code: str) -> None:
    """Move a case out of the way, for a person to look at. Its body and container stay."""
    with store.transaction():
        store.rows(
            "UPDATE cases SET lane = 'quarantined', quarantine_code = ?"
            " WHERE case_id = ? AND lane <> 'answered'",
            code,
            case_id,
        )


def _delete_garbage(cases: Path, needed: set[Path]) -> None:
    garbage = [path for path in cases.iterdir() if path not in needed]
    for path in garbage:
        path.unlink()
    if garbage:
        sync_directory(cases)
