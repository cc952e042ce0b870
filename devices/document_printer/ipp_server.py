"""An IPP printer on the loopback: takes PDF jobs, prints them in a moment, answers for them.

The simulated printer's way to the network. Five operations, the attributes a client needs.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from time import monotonic
from typing import Any, Final

from devices.document_printer.states import PDF, JobState
from devices.links.http_server import DroppableServer
from devices.links.ipp import BadIpp, Given, Message, Operation, Tag, decode, encode

_LONGEST_REQUEST: Final = 16 * 1024 * 1024
_OK, _NOT_POSSIBLE, _NOT_FOUND, _BUSY, _NO_FORMAT = 0x0000, 0x0404, 0x0406, 0x0507, 0x040A
_UNKNOWN_OPERATION: Final = 0x0501
_IDLE, _PRINTING, _STOPPED = 3, 4, 5
_REASONS: Final = {
    "paper_out": "media-empty-warning",  # the only word CUPS has for it
    "jam": "media-jam-error",
    "cover": "cover-open-error",
    "toner": "toner-empty-error",
    "low": "media-low-report",
}
_HALTING: Final = frozenset({"paper_out", "jam", "cover", "toner"})


@dataclass(slots=True)
class Job:
    """One job. `pdf` is let go when it is over."""

    number: int
    name: str
    user: str
    pdf: bytes = field(repr=False)
    done_at: float = 0.0
    state: JobState = JobState.PENDING
    reason: str = "none"

    @property
    def is_over(self) -> bool:
        """Whether it has come to an end."""
        return self.state in (JobState.CANCELED, JobState.ABORTED, JobState.COMPLETED)


@dataclass(slots=True)
class PrinterModel:
    """The printer behind the server. Change it under `lock`; `printed` hears of each document."""

    printed: Callable[[bytes], None]
    page_s: float = 0.2
    fault: str = ""
    jobs: dict[int, Job] = field(default_factory=dict)
    lock: threading.RLock = field(default_factory=threading.RLock)
    changed: threading.Event = field(default_factory=threading.Event)

    def fail(self, fault: str) -> None:
        """Fail in that way from now on; whoever waits for an answer is let go."""
        with self.lock:
            self.fault = fault
            waiting, self.changed = self.changed, threading.Event()
        waiting.set()

    def work(self) -> None:
        """Let what is due happen: jobs are looked at whenever somebody asks."""
        with self.lock:
            for job in [job for job in self.jobs.values() if not job.is_over]:
                self._advance(job)

    def take(self, name: str, user: str, pdf: bytes) -> Job:
        """A new job."""
        with self.lock:
            job = Job(len(self.jobs) + 1, name, user, pdf, monotonic() + self.page_s)
            self.jobs[job.number] = job
            return job

    def end(self, job: Job, state: JobState, reason: str) -> None:
        """A job is over; its document is forgotten."""
        with self.lock:
            job.state, job.reason, job.pdf = state, reason, b""

    def _advance(self, job: Job) -> None:
        if self.fault == "jam":
            # As a printer does that throws its job away; CUPS tells it the same way.
            self.end(job, JobState.CANCELED, "job-canceled-at-device")
        elif self.fault in _HALTING or self.fault == "freeze":
            job.state = JobState.PROCESSING
            job.done_at = monotonic() + self.page_s
        elif self.fault == "lies":
            self.end(job, JobState.COMPLETED, "job-completed-with-errors")
        elif monotonic() >= job.done_at:
            pdf = job.pdf
            self.end(job, JobState.COMPLETED, "job-completed-successfully")
            self.printed(pdf)
        else:
            job.state = JobState.PROCESSING


class IppServer:
    """Serves one printer. `port` 0 takes any; `close` frees it."""

    def __init__(self, port: int, model: PrinterModel) -> None:
        handler = type("_Bound", (_Answers,), {"model": model})
        self._server = DroppableServer(("127.0.0.1", port), handler)
        self.port = int(self._server.server_address[1])
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), name="ipp", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        """Stop serving; open connections break."""
        self._server.shutdown()
        self._server.drop_all()
        self._server.server_close()
        self._thread.join()


class _Answers(BaseHTTPRequestHandler):
    model: PrinterModel
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        model = self.model
        length = min(int(self.headers.get("Content-Length", "0")), _LONGEST_REQUEST)
        body = self.rfile.read(length)
        if model.fault == "hang":
            model.changed.wait()
        try:
            request, document = decode(body)
        except BadIpp:
            return self._say(400, b"")
        with model.lock:
            model.work()
            is_job = request.code == Operation.PRINT_JOB
            answer = self._answer(request, document)
        if model.fault == "garbled":
            answer = answer[: len(answer) // 2]
        if model.fault == "lost_answer" and is_job:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return None
        return self._say(200, answer)

    def _answer(self, request: Message, document: bytes) -> bytes:
        asked = request.group(Tag.OPERATION)
        match request.code:
            case Operation.GET_PRINTER_ATTRIBUTES:
                return _reply(request, _OK, [(Tag.PRINTER, _printer(self.model))])
            case Operation.PRINT_JOB:
                return self._print_job(request, document)
            case Operation.GET_JOBS:
                user = asked.get("requesting-user-name", ("",))[0]
                jobs = [j for j in self.model.jobs.values() if not j.is_over and j.user == user]
                return _reply(request, _OK, [(Tag.JOB, _job(job)) for job in jobs])
        job = self.model.jobs.get(int(asked.get("job-id", (0,))[0]))
        if job is None:
            return _reply(request, _NOT_FOUND)
        match request.code:
            case Operation.GET_JOB_ATTRIBUTES:
                return _reply(request, _OK, [(Tag.JOB, _job(job))])
            case Operation.CANCEL_JOB if job.is_over:
                return _reply(request, _NOT_POSSIBLE)
            case Operation.CANCEL_JOB:
                self.model.end(job, JobState.CANCELED, "job-canceled-by-user")
                return _reply(request, _OK)
        return _reply(request, _UNKNOWN_OPERATION)

    def _print_job(self, request: Message, document: bytes) -> bytes:
        asked = request.group(Tag.OPERATION)
        if self.model.fault == "busy":
            return _reply(request, _BUSY)
        if asked.get("document-format", ("",))[0] != PDF:
            return _reply(request, _NO_FORMAT)
        name, user = (str(asked.get(w, ("",))[0]) for w in ("job-name", "requesting-user-name"))
        return _reply(request, _OK, [(Tag.JOB, _job(self.model.take(name, user, document)))])

    def _say(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/ipp")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: Any) -> None:
        """Says nothing."""


def _reply(
    request: Message, status: int, groups: list[tuple[Tag, list[Given]]] | None = None
) -> bytes:
    head: list[Given] = [
        (Tag.CHARSET, "attributes-charset", "utf-8"),
        (Tag.LANGUAGE, "attributes-natural-language", "en"),
    ]
    return encode(status, request.request_id, [(Tag.OPERATION, head), *(groups or [])])


def _printer(model: PrinterModel) -> list[Given]:
    is_busy = any(not job.is_over for job in model.jobs.values())
    state = _STOPPED if model.fault in _HALTING - {"paper_out"} else _PRINTING if is_busy else _IDLE
    return [
        (Tag.NAME, "printer-name", "Menkou Sample Printer"),
        (Tag.ENUM, "printer-state", state),
        (Tag.KEYWORD, "printer-state-reasons", _REASONS.get(model.fault, "none")),
        (Tag.BOOLEAN, "printer-is-accepting-jobs", True),
        (Tag.MIME, "document-format-supported", ("application/octet-stream", PDF)),
    ]


def _job(job: Job) -> list[Given]:
    return [
        (Tag.INTEGER, "job-id", job.number),
        (Tag.URI, "job-uri", f"ipp://localhost/jobs/{job.number}"),
        (Tag.NAME, "job-name", job.name),
        (Tag.ENUM, "job-state", job.state),
        (Tag.KEYWORD, "job-state-reasons", job.reason),
    ]
