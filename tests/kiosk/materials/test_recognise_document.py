"""Documents read with the real networks: one process of networks for the whole file."""

from collections.abc import Iterator

import numpy as np
import pytest

from benchmarks.specimens import specimen
from kiosk.materials.picture import Picture, as_picture
from kiosk.materials.recognise.document import _is_a_name, read_page, turned
from kiosk.materials.recognise.reader import TextReader
from kiosk.materials.recognise.values import Kind


@pytest.fixture(scope="module")
def reader() -> Iterator[TextReader]:
    return TextReader(threads=2)


@pytest.mark.parametrize(
    "kind",
    ["id_card_front", "id_card_back", "social_card", "household_page", "business_licence"],
)
def test_a_known_document_says_who_it_is(reader: TextReader, kind: str) -> None:
    shown = specimen(kind, 1)
    reading = read_page(reader, shown.picture)
    assert reading.kind == kind
    assert {f.name: f.text for f in reading.fields} == dict(shown.truth)


def test_a_passport_is_read_by_its_zone(reader: TextReader) -> None:
    shown = specimen("passport", 1)
    reading = read_page(reader, shown.picture)
    assert reading.kind is Kind.PASSPORT
    assert reading.verified("number") == shown.truth["number"]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_card_laid_down_any_way_round(reader: TextReader, degrees: int) -> None:
    shown = specimen("id_card_front", 2)
    reading = read_page(reader, turned(shown.picture, degrees))
    assert reading.verified("id_number") == shown.truth["id_number"]
    assert (reading.turned + degrees) % 360 == 0


def test_a_number_with_a_digit_painted_over_is_not_offered(reader: TextReader) -> None:
    shown = specimen("id_card_front", 3)
    spoilt = shown.picture.copy()
    height, width = spoilt.shape[:2]
    column = round(width * (28.5 + 5 * 2.6) / 85.6)
    spoilt[round(height * 0.80) : round(height * 0.95), column : column + 20] = 20
    reading = read_page(reader, spoilt)
    assert reading.text_of("id_number") in ("", shown.truth["id_number"])


def test_a_printed_date_that_contradicts_the_number_takes_it_back(reader: TextReader) -> None:
    one, other = specimen("id_card_front", 4), specimen("id_card_front", 5)
    mixed = one.picture.copy()
    height = mixed.shape[0]
    band = slice(round(height * 0.34), round(height * 0.47))
    mixed[band] = other.picture[band]
    assert one.truth["birth_date"] != other.truth["birth_date"]
    assert read_page(reader, mixed).verified("id_number") == ""


@pytest.mark.parametrize(
    "page",
    [
        np.full((300, 200, 3), 255, np.uint8),
        np.zeros((8, 8, 3), np.uint8),
        np.full((20, 4000, 3), 200, np.uint8),
    ],
    ids=["white", "tiny", "long"],
)
def test_nothing_to_read_is_an_empty_reading(reader: TextReader, page: Picture) -> None:
    reading = read_page(reader, as_picture(page))
    assert (reading.kind, reading.fields) == (Kind.UNKNOWN, ())


@pytest.mark.parametrize("name", ["王丽", "王𬭎", "㛃䶮", "阿依古丽·买买提"])
def test_a_name_may_have_rare_characters(name: str) -> None:
    assert _is_a_name(name, 0.9)
    assert not _is_a_name(f"{name}1", 0.9)
