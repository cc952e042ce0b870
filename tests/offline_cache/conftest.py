"""A state directory, a keeper, an application, and a platform that can be told to misbehave."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from tests_errand import Errand
from tests_fake_platform import NOON, SEAL_KEY, TOKEN, Cut, FakePlatform, Reply

from kiosk.domain.application import Application, HandIn, Material, PageRef
from kiosk.domain.identity import CardKind, IdentityCard, Sex
from kiosk.domain.park_code import make_code
from kiosk.domain.parked import ParkedForm
from kiosk.domain.rating import Rating, RatingLevel
from kiosk.gateway.client import PlatformClient
from kiosk.sealed import PlatformKey
from offline_cache.keeper import CaseKeeper

NAME, ID_NUMBER = "欧阳测试甲", "11010519491231002X"
CODE = make_code(lambda _: 372610491)
PLATFORM_KEY = PlatformKey("seal-1", 1, SEAL_KEY.public_key().public_bytes_raw())


class Given:
    """Values the tests share."""

    name, id_number, token = NAME, ID_NUMBER, TOKEN
    platform_key, seal_key = PLATFORM_KEY, SEAL_KEY
    Reply, Cut = Reply, Cut

    @staticmethod
    def application(case_id: UUID, *pages: PageRef, **answers: object) -> Application:
        """A confirmed application."""
        card = IdentityCard(
            CardKind.CITIZEN, NAME, ID_NUMBER, Sex.MALE, date(1949, 12, 31), date(2020, 1, 1), None
        )
        materials = (Material("photo", HandIn.SCANNED, pages),) if pages else ()
        return Application(
            case_id, "kiosk-1", "DEMO-1", "1.0", card, dict(answers), {}, materials, None, NOON
        )

    @staticmethod
    def rating(case_id: UUID) -> Rating:
        """A rating."""
        return Rating(uuid4(), case_id, "kiosk-1", "DEMO-1", RatingLevel.SATISFIED, "pad", NOON)

    @staticmethod
    def form(**answers: object) -> ParkedForm:
        """A form somebody asks to keep for later."""
        return ParkedForm(
            uuid4(), "kiosk-1", CODE, ID_NUMBER, "DEMO-1", "1.0", dict(answers), {}, "", "zh-CN",
            "", 30, NOON,
        )  # fmt: skip

    def kept(self, keeper: CaseKeeper, *pages: bytes) -> UUID:
        """Keep one case with these pages."""
        case_id = uuid4()
        desk = keeper.open_case(case_id)
        refs = [desk.add_page(page, "image/jpeg") for page in pages]
        desk.submit(self.application(case_id, *refs))
        return case_id


@pytest.fixture
def given() -> Given:
    """Sample values."""
    return Given()


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """An empty state directory."""
    return tmp_path / "state"


@pytest.fixture
def keeper(state: Path) -> Iterator[CaseKeeper]:
    """A keeper over an empty state directory."""
    opened = CaseKeeper(state, PLATFORM_KEY, "kiosk-1")
    yield opened
    opened.close()


@pytest.fixture
def platform() -> Iterator[FakePlatform]:
    """A platform on a port of its own."""
    fake = FakePlatform()
    yield fake
    fake.close()


@pytest.fixture
def client(platform: FakePlatform) -> Iterator[PlatformClient]:
    """A client of that platform."""
    opened = PlatformClient(platform.url, "kiosk-1", TOKEN, platform.answer_keys)
    yield opened
    opened.close()


@pytest.fixture
def errand(keeper: CaseKeeper, state: Path, client: PlatformClient) -> Iterator[Errand]:
    run = Errand(keeper, state, client)
    yield run
    run.close()
