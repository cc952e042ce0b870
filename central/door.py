"""The short way in for cases: what is asked most often passes no router and no middleware.

A put of a case, or several posted together, is most of what a fleet asks for, and Starlette's way
to an endpoint costs as much processor time as taking the case in. Everything else goes that way.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from uuid import UUID

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from central.database import DatabaseDown
from central.intake import post_cases, put_case
from central.replies import Refusal, database_down, gone_away, refused

_ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_CASE = re.compile(f"/v1/cases/({_ID})")
_CASES = re.compile("/v1/kiosks/([^/]+)/cases")
_REPLIES: tuple[tuple[type[Exception], Callable[[Request, Exception], Response]], ...] = (
    (Refusal, refused),
    (DatabaseDown, database_down),
    (ClientDisconnect, gone_away),
)


class FrontDoor(Starlette):
    """The application; cases come in by the short way."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or the lifespan."""
        method = scope.get("method")
        if method == "PUT" and (found := _CASE.fullmatch(scope["path"])):
            scope["path_params"], endpoint = {"case_id": UUID(found[1])}, put_case
        elif method == "POST" and (found := _CASES.fullmatch(scope["path"])):
            scope["path_params"], endpoint = {"kiosk": found[1]}, post_cases
        else:
            await super().__call__(scope, receive, send)
            return
        scope["app"] = self
        request = Request(scope, receive, send)
        try:
            response = await endpoint(request)
        except (Refusal, DatabaseDown, ClientDisconnect) as fault:
            response = next(said for kind, said in _REPLIES if isinstance(fault, kind))(
                request, fault
            )
        await response(scope, receive, send)
