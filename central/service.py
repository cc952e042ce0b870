"""The platform as one ASGI application: its parts opened in order, closed in reverse."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from central import (
    adapter_page,
    appointment_page,
    appointments,
    case_files,
    corrections,
    deferral_page,
    deferrals,
    enrolment,
    fleet,
    fleet_page,
    hello,
    inbox_page,
    intake,
    licences,
    overdue,
    pages,
    parked,
    parked_page,
    phone,
    progress,
    rating_page,
    ratings,
    shuttle_post,
    ticket_page,
    update_desk,
    uploads,
)
from central.adapters.dispatch import keep_delivering
from central.adapters.outlets import sample_outlets
from central.authority import load_authority
from central.bench import Bench
from central.cluster import Cluster
from central.database import Database, DatabaseDown
from central.demo_times import lay_out_times
from central.door import FrontDoor
from central.enrolment import known_certificates
from central.epochs import open_epoch
from central.holders import note_forgotten_holders
from central.ingest import Ingest
from central.judge_loop import NearBench
from central.judge_watch import JudgeProcess
from central.keys import Keys, load_answer_keys, load_keys
from central.opening import Opener
from central.parked_shelf import keep_forgetting
from central.part_standing import post_conclude_part
from central.parts import containers_of, items_of
from central.phone_shelf import PhoneShelf
from central.platform import Platform
from central.replies import Refusal, database_down, gone_away, refused, reply
from central.settings import Settings
from central.updates import Updates, updates_of
from kiosk.sealed import Unsealer

Clock = Callable[[], datetime]

ROUTES = (
    Route("/v1/hello", hello.hello, methods=["GET"]),
    Route("/v1/time", fleet.signed_word, methods=["GET"]),
    Route("/v1/kiosks/{kiosk}/heartbeat", fleet.post_heartbeat, methods=["POST"]),
    Route("/v1/kiosks/{kiosk}/ledger", fleet.post_ledger, methods=["POST"]),
    Route("/v1/enrolment-codes", enrolment.post_code, methods=["POST"]),
    Route("/v1/enrol", enrolment.post_enrolment, methods=["POST"]),
    Route("/v1/revocations", enrolment.post_revocation, methods=["POST"]),
    Route("/v1/backups", fleet.get_backups, methods=["GET"]),
    Route("/v1/backups", fleet.post_backup, methods=["POST"]),
    Route("/v1/kiosks/{kiosk}/announce", intake.post_announcements, methods=["POST"]),
    Route("/v1/kiosks/{kiosk}/standings", intake.post_standings, methods=["POST"]),
    Route("/v1/containers/{digest}", uploads.head_container, methods=["HEAD"]),
    Route("/v1/containers/{digest}", uploads.patch_container, methods=["PATCH"]),
    Route("/v1/cases/{case_id:uuid}", intake.put_case, methods=["PUT"]),
    Route("/v1/kiosks/{kiosk}/cases", intake.post_cases, methods=["POST"]),
    Route("/v1/ratings/{rating_id:uuid}", ratings.put_rating, methods=["PUT"]),
    Route("/v1/progress", progress.post_progress, methods=["POST"]),
    Route("/v1/returned", corrections.post_returned, methods=["POST"]),
    Route("/v1/shuttle", shuttle_post.post_shuttle, methods=["POST"]),
    Route("/v1/cases/due", deferrals.post_due, methods=["POST"]),
    Route("/v1/licences/exchange", licences.exchange_code, methods=["POST"]),
    Route("/v1/licences/find", licences.find_licences, methods=["POST"]),
    Route("/v1/demo/codes", licences.issue_code, methods=["POST"]),
    *parked.ROUTES,
    *parked_page.ROUTES,
    *phone.ROUTES,
    *update_desk.ROUTES,
    Route("/", pages.case_list, methods=["GET"]),
    Route("/cases/{case_id:uuid}", pages.one_case, methods=["GET"]),
    Route("/cases/{case_id:uuid}/return", corrections.post_return, methods=["POST"]),
    Route("/cases/{case_id:uuid}/conclude", corrections.post_conclude, methods=["POST"]),
    Route("/cases/{case_id:uuid}/parts/{code}/conclude", post_conclude_part, methods=["POST"]),
    Route("/cases/{case_id:uuid}/pages/{number:int}", case_files.case_picture, methods=["GET"]),
    Route("/cases/{case_id:uuid}/signature.{form}", case_files.signature_file, methods=["GET"]),
    Route(
        "/cases/{case_id:uuid}/materials/{number:int}.{form}",
        case_files.material_file,
        methods=["GET"],
    ),
    Route("/deferrals", deferral_page.deferral_list, methods=["GET"]),
    Route("/ratings", rating_page.rating_list, methods=["GET"]),
    Route("/ratings/{rating_id:uuid}/close", rating_page.post_close, methods=["POST"]),
    *ticket_page.ROUTES,
    *overdue.ROUTES,
    *appointments.ROUTES,
    *appointment_page.ROUTES,
    Route("/kiosks", fleet_page.kiosk_list, methods=["GET"]),
    Route("/adapters", adapter_page.adapter_list, methods=["GET"]),
    Route("/inbox", inbox_page.inbox, methods=["GET"]),
    Route("/inbox/{case_id:uuid}/{digest}/again", inbox_page.post_again, methods=["POST"]),
    Route("/inbox/{case_id:uuid}/{digest}/close", inbox_page.post_close, methods=["POST"]),
    Route("/alarms", pages.alarm_list, methods=["GET"]),
    Route("/style.css", pages.style_sheet, methods=["GET"]),
)


def utc_now() -> datetime:
    """The platform's clock."""
    return datetime.now(UTC)


@contextlib.asynccontextmanager
async def open_platform(
    settings: Settings, now: Clock = utc_now, *, is_apart: bool = False
) -> AsyncIterator[Platform]:
    """Open everything the platform needs; close it again in reverse.

    `is_apart`: the keys that open cases stay in a process of their own, which judges; otherwise
    this process has them and judges itself. Raises `KeyFault`, `ClusterFault`, `DatabaseFault`.
    """
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    async with contextlib.AsyncExitStack() as stack:
        database = await stack.enter_async_context(_database(settings))
        async with database.transaction() as connection:
            await open_epoch(connection, settings.epoch, now())
            certificates = await known_certificates(connection, now())
            await lay_out_times(connection, settings, now())
        opener, bench, keys = await _judge(settings, stack, is_apart=is_apart)
        await note_forgotten_holders(database, keys, opener)
        platform = Platform(
            settings=settings,
            keys=keys,
            unsealer=opener,
            database=database,
            containers=containers_of(settings),
            items=items_of(settings),
            now=now,
            authority=load_authority(settings.data_dir / "tls", now())
            if settings.tls.names
            else None,
            certificates=certificates,
            ingest=Ingest(database, keys, settings.epoch, now),
            bench=bench,
            updates=_updates(settings, database, now),
        )
        delivering = asyncio.create_task(keep_delivering(database, sample_outlets(), now))
        stack.push_async_callback(_ended, delivering)
        forgetting = asyncio.create_task(keep_forgetting(database, now))
        stack.push_async_callback(_ended, forgetting)
        if isinstance(bench, NearBench):
            await stack.enter_async_context(bench.judging(platform))
        yield platform


def _updates(settings: Settings, database: Database, now: Clock) -> Updates:
    publishers = {p.key_id: bytes.fromhex(p.public_key) for p in settings.publishers}
    return updates_of(database, settings.data_dir, settings.items_dir, publishers, now)


async def _judge(
    settings: Settings, stack: contextlib.AsyncExitStack, *, is_apart: bool
) -> tuple[Opener, Bench, Keys]:
    folder = settings.data_dir / "keys"
    if not is_apart:
        keys = load_keys(folder, settings.sealing_suites)
        return Unsealer(keys.unsealing()), NearBench(), keys
    process = JudgeProcess(settings)
    sealing = await stack.enter_async_context(process.running())
    return process.opener, process, Keys(sealing, load_answer_keys(folder))


def app_of(platform: Platform) -> Starlette:
    """The ASGI application of an open platform."""
    app = _bare_app()
    app.state.platform = platform
    return app


def build_app(settings: Settings, now: Clock = utc_now) -> Starlette:
    """The ASGI application, opening its platform when the server starts it."""

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with open_platform(settings, now) as platform:
            app.state.platform = platform
            yield

    return _bare_app(lifespan)


def _bare_app(
    lifespan: Callable[[Starlette], contextlib.AbstractAsyncContextManager[None]] | None = None,
) -> Starlette:
    app = FrontDoor(
        routes=list(ROUTES),
        lifespan=lifespan,
        exception_handlers={
            Refusal: refused,
            DatabaseDown: database_down,
            ClientDisconnect: gone_away,
            HTTPException: _no_such_place,
        },
    )
    # A redirect would be a 3xx the kiosk must not follow; a wrong address is simply wrong.
    app.router.redirect_slashes = False
    app.state.uploads = uploads.UploadsUnderWay()
    app.state.phone = PhoneShelf()
    app.state.progress_gate = progress.MissGate()
    app.state.outlets = sample_outlets()
    return app


async def _ended(task: asyncio.Task[None]) -> None:
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


@contextlib.asynccontextmanager
async def _database(settings: Settings) -> AsyncIterator[Database]:
    async with contextlib.AsyncExitStack() as stack:
        arguments: dict[str, object] = {"dsn": settings.database.dsn}
        if not settings.database.dsn:
            cluster = Cluster(settings.data_dir / "postgres")
            stack.push_async_callback(cluster.stop)
            await cluster.start()
            cluster.keep_running()
            arguments = cluster.arguments()
        database = Database(arguments, settings.database.connections)
        stack.push_async_callback(database.close)
        await database.open()
        yield database


def _no_such_place(_: Request, fault: Exception) -> Response:
    assert isinstance(fault, HTTPException)
    code = {404: "no_such_place", 405: "wrong_method"}.get(fault.status_code, "bad_request")
    return reply({"error": code, "message": fault.detail}, fault.status_code)
