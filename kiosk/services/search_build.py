"""Writing a search index: once for a set of items, where they are published.

The index is an SQLite database of some 200 kB for a hundred items, with the words cut up
beforehand: pairs of characters, pinyin, initials. So a kiosk that only reads it never loads
pypinyin, and begins to search as soon as the file is there. Equal items give an equal index.
"""

from __future__ import annotations

import math
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

import msgspec

from kiosk.services.item import ServiceItem
from kiosk.services.search_text import (
    bigrams,
    characters,
    english_words,
    letters,
    merged_sound,
    simplified,
    sound_keys,
    tokens,
    trigrams,
)

FORMAT = 1
NAME_WEIGHT = 4.0
KEYWORD_WEIGHT = 3.0
OTHER_WORDS = 0.95
_SCHEMA = """
CREATE TABLE about(format INTEGER, digest TEXT, size INTEGER);
CREATE TABLE item(id INTEGER PRIMARY KEY, code TEXT, name TEXT, entry BLOB);
CREATE TABLE rarity(token TEXT PRIMARY KEY, items INTEGER, value REAL) WITHOUT ROWID;
CREATE TABLE reading(han TEXT PRIMARY KEY, sound TEXT) WITHOUT ROWID;
CREATE VIRTUAL TABLE found USING fts5(chars, guide, sounds, letters, grams, english,
  content='', detail='column', prefix='2 3 4', tokenize='unicode61 remove_diacritics 0');
"""


class Phrase(msgspec.Struct, frozen=True, array_like=True):
    """A name, everyday name or keyword: how much it weighs, its characters, how it sounds.

    `heard` is the sound with syllables merged that many people do not tell apart.
    """

    weight: float
    text: str
    sound: tuple[str, ...]
    heard: tuple[str, ...]


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """What the ranking needs to know of one item."""

    phrases: tuple[Phrase, ...]
    guide: str
    english: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Synonyms:
    """A maintained table: words that mean the same, and what else people say for an item."""

    same: tuple[tuple[str, ...], ...] = ()
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def digest_of(items: Iterable[ServiceItem], synonyms: Synonyms) -> str:
    """What an index has to be made of to fit these items; another digest, another index."""
    parts = sorted(f"{item.code} {item.version}" for item in items)
    words = msgspec.json.encode([synonyms.same, dict(sorted(synonyms.said.items()))])
    return sha256(f"{FORMAT}\n{parts}\n".encode() + words).hexdigest()


def build_index(items: Sequence[ServiceItem], synonyms: Synonyms | None = None) -> bytes:
    """Return the index of these items, for `SearchIndex.load`."""
    synonyms = synonyms or Synonyms()
    ordered = sorted(items, key=lambda item: item.code)
    database = sqlite3.connect(":memory:")
    try:
        database.executescript(_SCHEMA)
        _write(database, ordered, synonyms)
        database.commit()
        return bytes(database.serialize())
    finally:
        database.close()


def _write(database: sqlite3.Connection, items: Sequence[ServiceItem], synonyms: Synonyms) -> None:
    digest = digest_of(items, synonyms)
    database.execute("INSERT INTO about VALUES (?, ?, ?)", (FORMAT, digest, len(items)))
    counts: Counter[str] = Counter()
    heard: Counter[str] = Counter()
    grams: Counter[str] = Counter()
    for number, item in enumerate(items, 1):
        entry = _entry(item, synonyms.said.get(item.code, ()), synonyms.same)
        counts.update(_chars(entry) | _guide_pairs(entry))
        heard.update({key for phrase in entry.phrases for key in sound_keys(phrase.heard)})
        grams.update({gram for phrase in entry.phrases for gram in _grams(phrase)})
        database.execute(
            "INSERT INTO item VALUES (?, ?, ?, ?)",
            (number, item.code, item.name["zh-CN"], msgspec.msgpack.encode(entry)),
        )
        database.execute(
            "INSERT INTO found(rowid, chars, guide, sounds, letters, grams, english)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (number, *(" ".join(sorted(column)) for column in _columns(entry))),
        )
    # Sounds and three letters are told apart by a mark; both may read "shebao" or "she".
    sounds = ((f"~{key}", n) for key, n in heard.items())
    shares = sorted((*counts.items(), *sounds, *((f"*{gram}", n) for gram, n in grams.items())))
    database.executemany(
        "INSERT INTO rarity VALUES (?, ?, ?)",
        ((token, n, 1 + math.log((len(items) + 1) / (n + 1))) for token, n in shares),
    )
    database.executemany("INSERT INTO reading VALUES (?, ?)", _readings())


def _entry(item: ServiceItem, said: Iterable[str], same: Iterable[Sequence[str]]) -> Entry:
    named = [(NAME_WEIGHT, text) for text in (item.name["zh-CN"], *item.aliases, *said)]
    named += [(OTHER_WORDS * w, other) for w, text in named for other in _other_words(text, same)]
    phrases = [*named, *((KEYWORD_WEIGHT, text) for text in item.keywords)]
    latin = [item.name.get("en", ""), item.authority.get("en", "")]
    latin += [text for _, text in phrases]
    return Entry(
        tuple(_phrase(weight, simplified(text)) for weight, text in phrases),
        simplified("\n".join(_guide_texts(item))),
        tuple(sorted({word for text in latin for word in english_words(text)})),
    )


def _other_words(text: str, same: Iterable[Sequence[str]]) -> Iterator[str]:
    """The same phrase with one of its words said differently."""
    for group in same:
        said = next((word for word in group if word in text), None)
        if said is not None:
            yield from (text.replace(said, other) for other in group if other not in text)


def _phrase(weight: float, text: str) -> Phrase:
    from pypinyin import lazy_pinyin

    chars = characters(text)
    # Digits have no sound anybody would type.
    spoken = "" if any(c.isdigit() for c in chars) else chars
    sound = tuple(lazy_pinyin(spoken))
    return Phrase(weight, chars or letters(text), sound, merged_sound(sound))


def _chars(entry: Entry) -> set[str]:
    return {token for phrase in entry.phrases for token, _ in tokens(phrase.text)}


def _grams(phrase: Phrase) -> frozenset[str]:
    return trigrams("".join(phrase.sound))


def _guide_pairs(entry: Entry) -> set[str]:
    return {pair for line in entry.guide.split("\n") for pair in bigrams(characters(line))}


def _columns(entry: Entry) -> Iterator[Iterable[str]]:
    named = [phrase for phrase in entry.phrases if phrase.sound]
    yield _chars(entry)
    yield _guide_pairs(entry)
    yield {key for phrase in named for key in sound_keys(phrase.heard)}
    yield {key for phrase in named for key in _letter_keys(phrase.sound)}
    yield {gram for phrase in named for gram in _grams(phrase)}
    yield entry.english


def _letter_keys(sound: tuple[str, ...]) -> Iterator[str]:
    for start in range(len(sound)):
        rest = sound[start:]
        yield "".join(rest)
        yield "".join(syllable[0] for syllable in rest)
        yield "".join(syllable[: 2 if syllable[1:2] == "h" else 1] for syllable in rest)


def _guide_texts(item: ServiceItem) -> Iterator[str]:
    guide = item.guide
    for text in (*guide.conditions, *guide.steps, *guide.common_errors, guide.result):
        yield text["zh-CN"]
    yield item.authority["zh-CN"]
    yield from (material.name["zh-CN"] for material in item.materials)


def _readings() -> Iterator[tuple[str, str]]:
    from pypinyin import lazy_pinyin

    han = [chr(code) for code in range(0x4E00, 0x9FF0)]
    for character, sound in zip(han, lazy_pinyin(han), strict=True):
        if sound.isascii():
            yield character, sound
