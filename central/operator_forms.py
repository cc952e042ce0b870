"""Forms on the operators' pages: small, limited, and sent by one of our own pages only."""

from __future__ import annotations

import hashlib
import hmac
from urllib.parse import parse_qs

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from central.html import Html, tag
from central.platform import Platform, platform_of
from central.replies import Refusal, body_of

_BYTES = 64 * 1024
_MOST_FIELDS = 400
LONGEST_TEXT = 200


def seal_of(platform: Platform, operator: str, path: str) -> str:
    """What proves that a form came from our page: nobody else's page can know it."""
    kdf = HKDF(SHA256(), 32, salt=None, info=b"menkou operator forms 1")
    key = kdf.derive(platform.keys.answer[-1].private_key)
    return hmac.new(key, f"{operator}\n{path}".encode(), hashlib.sha256).hexdigest()


def form(platform: Platform, operator: str, path: str, *parts: object) -> Html:
    """A form that posts to `path`."""
    seal = tag("input", type="hidden", name="seal", value=seal_of(platform, operator, path))
    return tag("form", seal, *parts, method="post", action=path)


def text_field(name: str, label: object, value: str = "") -> Html:
    """One line to write in."""
    box = tag("input", type="text", name=name, value=value, maxlength=LONGEST_TEXT, size=60)
    return tag("p", tag("label", label, tag("br"), box))


def submit(label: str) -> Html:
    """The button that sends it."""
    return tag("p", tag("button", label, type="submit"))


async def fields_of(request: Request, operator: str) -> dict[str, str]:
    """What was written; raise `Refusal` (403) if the form is not ours, (422) if it is too much."""
    platform = platform_of(request)
    limit_s = platform.settings.limits.body_seconds
    body = await body_of(request, limit=_BYTES, within_s=limit_s)
    try:
        given = parse_qs(body.decode("utf-8"), max_num_fields=_MOST_FIELDS)
    except (ValueError, UnicodeDecodeError):
        raise Refusal(422, "bad_form", "this form cannot be read") from None
    fields = {name: values[0].strip() for name, values in given.items()}
    expected = seal_of(platform, operator, request.url.path)
    if not hmac.compare_digest(fields.pop("seal", "").encode(), expected.encode()):
        raise Refusal(403, "foreign_form", "open the page again and send it from there")
    for text in fields.values():
        if len(text) > LONGEST_TEXT or not text.isprintable():
            raise Refusal(422, "bad_form", f"one line of at most {LONGEST_TEXT} characters each")
    return fields


def seen(path: str) -> Response:
    """After a form: back to a page that can be loaded again."""
    return RedirectResponse(path, 303, {"Cache-Control": "no-store"})
