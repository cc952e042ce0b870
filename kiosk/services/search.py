"""Finding a service item by what people type: Chinese, pinyin, initials, everyday words.

SQLite's FTS5 (https://sqlite.org/fts5.html), in memory, finds a few dozen candidates by pairs of
characters, neighbouring syllables and letters; Python ranks them (`search_rank`). Letters with
mistakes are compared as a whole only when little else was found. Nothing that is asked is kept.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from kiosk.services.item import ServiceItem
from kiosk.services.search_build import FORMAT, Entry, Synonyms, build_index
from kiosk.services.search_rank import LEAST_ALIKE, PERHAPS_ALIKE, Asked, near, score
from kiosk.services.search_text import (
    bigrams,
    characters,
    english_words,
    is_han,
    letters,
    merged,
    plain,
    sound_keys,
    tokens,
    trigrams,
)

LEAST_SCORE = 0.8
FEW_HITS = 3
_LIVELY = "SELECT 1 FROM sqlite_schema WHERE type IN ('view', 'trigger')"
_CANDIDATES = 20
_SHORTEST_MISTAKE = 4
_MOST_ROWS = 900
_FEW_ROWS = 300
"""So many rows are looked through for one column, or those of the rarest word if it has more."""
_decoder = msgspec.msgpack.Decoder(Entry)


class IndexRefused(Exception):
    """Bytes that are no search index of this version."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One item found, with how well it fits (more is better; comparable in one search only)."""

    code: str
    name: str
    score: float


class SearchIndex:
    """The items a resident can find, ready to be asked."""

    def __init__(self, items: Sequence[ServiceItem], synonyms: Synonyms | None = None) -> None:
        """Build the index here and now; a kiosk rather loads one (`load`)."""
        self._open(build_index(items, synonyms) if items else b"")

    @classmethod
    def load(cls, index: bytes) -> SearchIndex:
        """Open an index that was built before. Raises `IndexRefused`."""
        made = cls.__new__(cls)
        made._open(index)
        return made

    def _open(self, index: bytes) -> None:
        self.digest, self.size = "", 0
        # Built by one thread and asked by another, never by two at once.
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        if not index:
            return
        try:
            self._database.deserialize(index)
            # A view or a trigger could begin a query that never ends.
            if self._database.execute(_LIVELY).fetchone() is not None:
                raise IndexRefused("an index holds tables only")
            found = self._database.execute("SELECT format, digest, size FROM about").fetchone()
        except sqlite3.DatabaseError as fault:
            raise IndexRefused(str(fault)) from fault
        if found is None or found[0] != FORMAT:
            raise IndexRefused("an index of another version")
        _, self.digest, self.size = found

    def search(self, query: str, limit: int = 10) -> tuple[Hit, ...]:
        """Return the items that fit a query, best first; none when nothing comes close."""
        text = plain(query)
        if not text or not self.size:
            return ()
        ranked = self._ranked(*self._asked(text))
        best = {hit.code: hit for hit in ranked if hit.score >= LEAST_SCORE}
        if len(best) < FEW_HITS:
            for hit in self._nearest(text, LEAST_ALIKE):
                best.setdefault(hit.code, hit)
        return tuple(sorted(best.values(), key=lambda hit: (-hit.score, hit.code))[:limit])

    def suggest(self, query: str, limit: int = 3) -> tuple[Hit, ...]:
        """Return what may have been meant where `search` finds nothing (您是不是要找)."""
        text = plain(query)
        if not text or not self.size:
            return ()
        hits = {hit.code: hit for hit in self._nearest(text, PERHAPS_ALIKE)}
        hits |= {hit.code: hit for hit in self._ranked(*self._asked(text)) if hit.score > 0}
        return tuple(sorted(hits.values(), key=lambda hit: (-hit.score, hit.code))[:limit])

    def _asked(self, text: str) -> tuple[Asked, dict[str, int]]:
        """The query taken apart, and in how many items each of its words stands."""
        chars = characters(text)
        wanted = dict(tokens(chars))
        heard = tuple(merged(sound) for sound in self._sound(chars))
        counts, rarity = self._known(wanted)
        return Asked(text, chars, letters(text), wanted, bigrams(chars), heard, rarity), counts

    def _known(
        self, words: Iterable[str], mark: str = ""
    ) -> tuple[dict[str, int], dict[str, float]]:
        parts = tuple(mark + word for word in words)
        marks = ",".join("?" * len(parts))
        rows = self._database.execute(
            f"SELECT token, items, value FROM rarity WHERE token IN ({marks})", parts
        ).fetchall()
        size = len(mark)
        return {row[0][size:]: row[1] for row in rows}, {row[0][size:]: row[2] for row in rows}

    def _ranked(self, asked: Asked, counts: Mapping[str, int]) -> list[Hit]:
        wanted: set[int] = set()
        if asked.chars:
            pairs = {token: n for token, n in counts.items() if len(token) > 1}
            heard, _ = self._known(sound_keys(asked.heard), "~")
            for column, known, rows in (
                ("chars", counts, _MOST_ROWS),
                ("guide", pairs, _FEW_ROWS),
                ("sounds", heard, _FEW_ROWS),
            ):
                words = _rarest(known, rows)
                wanted |= self._candidates(column, words, by_rank=_tells(words, known))
        if asked.letters:
            wanted |= self._candidates("letters", [asked.letters], prefix=True)
            wanted |= self._candidates("english", english_words(asked.text), prefix=True)
        found = self._items(wanted)
        return [Hit(code, name, round(score(entry, asked), 3)) for code, name, entry in found]

    def _nearest(self, text: str, least_alike: float) -> list[Hit]:
        """What sounds like the query as a whole, a letter more or less."""
        typed = "".join(self._sound(characters(text))) + letters(text)
        if len(typed) < _SHORTEST_MISTAKE:
            return []
        grams, _ = self._known(trigrams(typed), "*")
        wanted = self._candidates("grams", _rarest(grams, _FEW_ROWS))
        alike = [(c, name, near(e, typed, least_alike)) for c, name, e in self._items(wanted)]
        return [Hit(code, name, round(s, 3)) for code, name, s in alike if s > 0]

    def _sound(self, chars: str) -> list[str]:
        han = tuple(c for c in chars if is_han(c))
        marks = ",".join("?" * len(han))
        known = dict(
            self._database.execute(
                f"SELECT han, sound FROM reading WHERE han IN ({marks})", han
            ).fetchall()
        )
        return [known.get(c, "") for c in han]

    def _candidates(
        self, column: str, words: Sequence[str], *, prefix: bool = False, by_rank: bool = True
    ) -> set[int]:
        said = [word for word in words if word.isalnum()]
        if not said:
            return set()
        star = "*" if prefix else ""
        asked = " OR ".join(f'"{word}"{star}' for word in said)
        order = "ORDER BY rank" if by_rank else ""
        rows = self._database.execute(
            f"SELECT rowid FROM found WHERE found MATCH ? {order} LIMIT ?",
            (f"{column} : ({asked})", _CANDIDATES),
        )
        return {row[0] for row in rows}

    def _items(self, wanted: set[int]) -> Iterable[tuple[str, str, Entry]]:
        marks = ",".join("?" * len(wanted))
        rows = self._database.execute(
            f"SELECT code, name, entry FROM item WHERE id IN ({marks})", tuple(sorted(wanted))
        )
        return [(code, name, _decoder.decode(entry)) for code, name, entry in rows]


def _tells(words: Sequence[str], counts: Mapping[str, int]) -> bool:
    """Whether a rank among their items is worth its time: one word that most have says nothing."""
    return len(words) != 1 or counts[words[0]] <= _MOST_ROWS


def _rarest(counts: Mapping[str, int], rows: int) -> list[str]:
    """The rarest of these words, as many as together stand in so many items; at least one."""
    chosen: list[str] = []
    for word in sorted(counts, key=lambda word: (counts[word], word)):
        rows -= counts[word]
        if rows < 0 and chosen:
            break
        chosen.append(word)
    return chosen
