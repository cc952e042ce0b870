"""Between answered and gone: cases the platform has answered and no backup of it has yet.

    answered ── word: watermark ≥ number ──▶ let go (body and container deleted, tombstone stays)
        └───── word: new epoch, unknown there ──▶ kept (offered again, with the earlier answer)

Rule: nothing is deleted here that a restore of the platform could make us need again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from kiosk import wire
from kiosk.domain.fleet import PlatformWord
from kiosk.domain.receipt import PlatformAnswer, SignedAnswer
from offline_cache.parked_shelf import ParkedShelf
from offline_cache.platform_time import Instant, LearntTime
from offline_cache.reconciler import container_path
from offline_cache.store import Store

_BATCH = 200
_WRITE_EVERY_S = 600.0
_OFFSET_STEP_S = 2.0
_MAY_GO = (
    "FROM cases, line_state WHERE lane = 'answered' AND body IS NOT NULL"
    " AND cases.epoch = line_state.epoch AND server_seq <= watermark"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What we last heard: in which epoch the platform is and how far its backups reach."""

    epoch: int
    watermark: int
    learnt: LearntTime | None


class Settlement:
    """What is held, let go and offered again. Every step is one durable transaction."""

    def __init__(self, store: Store, cases: Path) -> None:
        self._store = store
        self._cases = cases
        self._parked = ParkedShelf(store)

    def standing(self) -> Standing:
        """What the platform's last word left here."""
        return standing_of(self._store)

    def hear(self, word: PlatformWord, now: Instant) -> bool:
        """Take in a verified word; False if it is from an epoch the platform has left behind."""
        known = self.standing()
        if word.epoch < known.epoch:
            return False
        if _is_news(word, now, known):
            self._write(word, now)
        while self._has_to_let_go() and self._let_go_some():
            pass
        self._parked.heard()
        return True

    def to_confirm(self) -> list[tuple[UUID, str]]:
        """Held cases whose answer is from an earlier epoch: does the platform still have them?"""
        rows = self._store.rows(
            "SELECT case_id, digest FROM cases WHERE lane = 'answered' AND body IS NOT NULL"
            " AND epoch < (SELECT epoch FROM line_state) ORDER BY epoch, server_seq LIMIT ?",
            _BATCH,
        )
        return [(UUID(case_id), digest) for case_id, digest in rows]

    def confirm(self, case_id: UUID, signed: SignedAnswer, answer: PlatformAnswer) -> None:
        """The platform, in its present epoch, still has this case under this verified answer."""
        with self._store.transaction():
            self._store.rows(
                "UPDATE cases SET epoch = (SELECT epoch FROM line_state), server_seq = ?,"
                " answer = ? WHERE case_id = ? AND lane = 'answered' AND answer_kind = ?",
                answer.server_seq,
                wire.encode(signed),
                str(case_id),
                answer.kind.value,
            )

    def offer_again(self, case_ids: Sequence[UUID]) -> None:
        """The platform lost these with a restore: they go again, with what it said before."""
        if not case_ids:
            return
        with self._store.transaction():
            for case_id in case_ids:
                self._store.rows(
                    "UPDATE cases SET lane = 'kept', earlier_answer = answer, answer = NULL,"
                    " answer_kind = '', is_uploaded = 0, attempts = 0, due_at = 0, epoch = 0,"
                    " server_seq = 0"
                    " WHERE case_id = ? AND lane = 'answered' AND body IS NOT NULL",
                    str(case_id),
                )

    def _write(self, word: PlatformWord, now: Instant) -> None:
        platform_s = word.platform_time.timestamp()
        with self._store.transaction():
            self._store.rows(
                "UPDATE line_state SET epoch = ?, watermark = ?, platform_offset_s = ?,"
                " word_platform_s = ?, word_wall_s = ?, word_boot_s = ?, boot_id = ?,"
                " time_floor_s = max(time_floor_s, ?)",
                word.epoch,
                word.backup_watermark,
                platform_s - now.wall_s,
                platform_s,
                now.wall_s,
                now.boot_s,
                now.boot_id,
                platform_s,
            )

    def _has_to_let_go(self) -> bool:
        # A read is free, a transaction costs a sync; this is asked every few seconds.
        return bool(self._store.rows(f"SELECT 1 {_MAY_GO} LIMIT 1"))

    def _let_go_some(self) -> bool:
        with self._store.transaction():
            gone = self._store.rows(
                "UPDATE cases SET body = NULL, earlier_answer = NULL WHERE case_id IN ("
                f" SELECT case_id {_MAY_GO} LIMIT ?) RETURNING case_id",
                _BATCH,
            )
        for (case_id,) in gone:
            # Only now: a container without a row is garbage, a row without its container a loss.
            container_path(self._cases, case_id).unlink(missing_ok=True)
        return len(gone) == _BATCH


def standing_of(store: Store) -> Standing:
    """What the platform's last word left in this database."""
    ((epoch, watermark, platform_s, wall_s, boot_s, boot_id, floor_s),) = store.rows(
        "SELECT epoch, watermark, word_platform_s, word_wall_s, word_boot_s, boot_id,"
        " time_floor_s FROM line_state"
    )
    learnt = None
    if platform_s is not None:
        learnt = LearntTime(platform_s, Instant(wall_s, boot_s, boot_id), floor_s)
    return Standing(epoch, watermark, learnt)


def _is_news(word: PlatformWord, now: Instant, known: Standing) -> bool:
    """Whether it is worth a write: every few seconds one would wear out the flash."""
    if known.learnt is None or known.learnt.at.boot_id != now.boot_id:
        return True
    if (word.epoch, word.backup_watermark) != (known.epoch, known.watermark):
        return True
    learnt, platform_s = known.learnt, word.platform_time.timestamp()
    drift_s = (platform_s - learnt.platform_s) - (now.boot_s - learnt.at.boot_s)
    stepped_s = (now.wall_s - learnt.at.wall_s) - (now.boot_s - learnt.at.boot_s)
    age_s = now.boot_s - learnt.at.boot_s
    return max(abs(drift_s), abs(stepped_s)) > _OFFSET_STEP_S or age_s > _WRITE_EVERY_S
