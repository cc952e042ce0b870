"""Make the lists of `benchmarks/typed`, from public sources.

    pip download --no-deps --no-binary :all: jieba==0.42.1 && tar xf jieba-0.42.1.tar.gz
    pip install --target faker faker==40.54.0
    PYTHONPATH=faker python -m benchmarks.typed_lists jieba-0.42.1/jieba/dict.txt

Letters are what a person types: whole pinyin without tones, by pypinyin (MIT); family names by
the table of names, divisions by their official letters.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Final

from pypinyin import Style, lazy_pinyin

from ui.input.build_names import person_names
from ui.input.build_places import division_reading, divisions
from ui.input.lexicon import shipped_lexicon

FOLDER: Final = Path(__file__).parent / "typed"
_WORDS: Final = 1500
_PLACES: Final = 500
_NAMES: Final = 1000
_SEED: Final = 2026
_NO_PLAIN_WORDS: Final = ("ns", "nr", "nt", "nz")
_FREQUENT_SURNAMES: Final = 100
Entry = tuple[str, str]


def _read(word: str) -> str:
    return "".join(lazy_pinyin(word, style=Style.NORMAL, v_to_u=False))


def _jieba(dictionary: Path) -> list[tuple[int, str, str]]:
    rows = (line.split(" ") for line in dictionary.read_text(encoding="utf-8").splitlines())
    return sorted((-int(n), word, tag) for word, n, tag in rows if 2 <= len(word) <= 4)


def _words(dictionary: Path) -> Iterator[Entry]:
    plain = [w for _, w, tag in _jieba(dictionary) if not tag.startswith(_NO_PLAIN_WORDS)]
    yield from ((word, _read(word)) for word in plain[:_WORDS])


def _places(dictionary: Path) -> Iterator[Entry]:
    for word, english in divisions():
        yield word, division_reading(word, english).replace(" ", "")
    tagged = [w for _, w, tag in _jieba(dictionary) if tag == "ns"]
    yield from ((word, _read(word)) for word in tagged[:_PLACES])


def _other_places() -> Iterator[Entry]:
    """Cities and districts of a source that the keyboard was not made from."""
    address = import_module("faker.providers.address.zh_CN").Provider
    for word in (*address.cities, *(f"{name}区" for name in address.districts)):
        yield word, _read(word)


def _named(surname: str, given: str) -> Entry:
    readings = (r for name, r in shipped_lexicon().surnames if name == surname)
    return surname + given, next(readings).replace(" ", "") + _read(given)


def _common_names() -> Iterator[Entry]:
    """Family names as frequent as they are, given names that are frequent: drawn by Faker."""
    faker = import_module("faker").Faker("zh_CN")
    faker.seed_instance(_SEED)
    while True:
        surname, given = faker.last_name(), faker.first_name()
        yield _named(surname, given)


def _unseen_names(dictionary: Path) -> Iterator[Entry]:
    """Persons of jieba's dictionary that the model of names was not learnt from."""
    every = dict.fromkeys(name for name, _ in shipped_lexicon().surnames)
    frequent = frozenset(list(every)[:_FREQUENT_SURNAMES])
    for surname, given in person_names(dictionary, frozenset(every))[1::2]:
        if len(given) == 2 and surname in frequent:
            yield _named(surname, given)


def _write(name: str, source: str, entries: Iterator[Entry], most: int = 10**6) -> None:
    kept: dict[str, str] = {}
    for word, letters in entries:
        kept.setdefault(word, letters)
        if len(kept) == most:
            break
    lines = [f"# {source}", *(f"{word} {letters}" for word, letters in kept.items()), ""]
    (FOLDER / f"{name}.txt").write_text("\n".join(lines), encoding="utf-8")


def main(dictionary: Path) -> None:
    """Write all lists."""
    jieba = "jieba 0.42.1 dict.txt (MIT, (c) Sun Junyi)"
    faker = "Faker 40.54.0 zh_CN (MIT, (c) Daniele Faraglia)"
    divided = "kiosk/services/regions.json (GB/T 2260)"
    _write("words", f"{jieba}: the most frequent, without names", _words(dictionary))
    _write("places", f"{divided}; {jieba}: the most frequent places", _places(dictionary))
    _write("other_places", f"{faker}: cities and districts", _other_places())
    _write("names", f"{faker}: drawn with seed {_SEED}", _common_names(), _NAMES)
    _write("unseen_names", f"{jieba}: persons kept out", _unseen_names(dictionary), _NAMES)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
