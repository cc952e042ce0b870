"""Forms of the operators' pages, filled in and sent as a browser would."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

PERSON = {"Authorization": "Basic " + base64.b64encode(b"operator:correct horse").decode()}


def form_of(text: str, action: str) -> str:
    """The form of a page that is sent to `action`."""
    forms = re.findall(r"<form.*?</form>", text)
    return next(form for form in forms if f'action="{action}"' in form)


def filler(kiosk: Any) -> Callable[..., Any]:
    """Fills in a form on `page` and sends it; with `seal` without looking at the page."""

    def send(page: str, action: str, seal: str | None = None, **fields: str) -> Any:
        if seal is None:
            text = kiosk.call("GET", page, None, PERSON).body.decode()
            found = re.search(r'value="([0-9a-f]{64})"', form_of(text, action))
            assert found, "the page has no such form"
            seal = found[1]
        return kiosk.call("POST", action, urlencode({"seal": seal, **fields}), PERSON)

    return send
