"""The operators' pages: locked, escaped, masked in lists, complete in one case."""

from __future__ import annotations

import base64
import io
import re
from dataclasses import replace

import pytest
from PIL import Image

PNG = bytes.fromhex("89504e470d0a1a0a") + b"not really a picture"
PERSON = {"Authorization": "Basic " + base64.b64encode(b"operator:correct horse").decode()}


def a_jpeg(colour):
    out = io.BytesIO()
    Image.new("RGB", (80, 120), colour).save(out, "JPEG", dpi=(200, 200))
    return out.getvalue()


@pytest.fixture
def look(kiosk):
    def look(path, headers=PERSON):
        return kiosk.call("GET", path, None, headers)

    return look


def links(reply):
    return re.findall(r'href="(/cases/[^"]+)"', reply.body.decode())


@pytest.mark.parametrize(
    "authorization",
    [
        "",
        "Bearer token-of-kiosk-1",
        "Basic !!!",
        "Basic " + base64.b64encode(b"operator:guess").decode(),
        "Basic " + base64.b64encode(b"root:correct horse").decode(),
        "Basic " + base64.b64encode(b"\xff\xfe").decode(),
    ],
)
@pytest.mark.parametrize("path", ["/", "/ratings", "/alarms"])
def test_pages_are_for_operators(look, path, authorization):
    reply = look(path, {"Authorization": authorization})
    assert reply.status == 401
    assert reply.headers["www-authenticate"].startswith("Basic")


def test_a_case_of_nobody_is_for_operators_too(look, kiosk, maker):
    case = maker.case(pages=(b"page",))
    kiosk.send(case)
    for path in (f"/cases/{case.case_id}", f"/cases/{case.case_id}/pages/0"):
        assert look(path, {"Authorization": "Basic "}).status == 401


def test_the_list_masks_the_applicant(look, kiosk, maker):
    number = kiosk.put(maker.case()).answer.case_number
    reply = look("/")
    text = reply.body.decode()
    assert reply.status == 200
    for shown in (number, "测试事项", "K1", "已受理", "张**", "110*************2X"):
        assert shown in text
    for hidden in ("张三丰", "11010519491231002X", "13912345678"):
        assert hidden not in text
    assert "default-src 'none'" in reply.headers["content-security-policy"]
    assert reply.headers["cache-control"] == "no-store"


def test_the_list_goes_on_page_by_page(look, kiosk, maker):
    for _ in range(7):
        kiosk.put(maker.case())
    seen, path = [], "/"
    while path:
        reply = look(path)
        seen += links(reply)
        found = re.search(r'href="(/\?before=\d+)"', reply.body.decode())
        path = found[1] if found else ""
    assert len(seen) == len(set(seen)) == 7


def test_one_case_shows_everything_and_looking_is_noted(service, look, kiosk, maker):
    case = maker.case(pages=(PNG, b"\xff\xd8 second"), media_type="image/png")
    kiosk.send(case)
    text = look(f"/cases/{case.case_id}").body.decode()
    for shown in ("张三丰", "11010519491231002X", "手机号", "13912345678", "迁入", "户口簿"):
        assert shown in text
    assert "<svg" in text
    assert "<path" in text
    addresses = re.findall(r'src="([^"]+)"', text)
    assert len(addresses) == 2
    picture = look(addresses[0])
    assert (picture.body, picture.headers["content-type"]) == (PNG, "image/png")
    assert picture.headers["x-content-type-options"] == "nosniff"
    parts = [row["part"] for row in service.rows("SELECT part FROM viewings ORDER BY viewed_at")]
    assert sorted(parts) == ["case", "page 0"]


def test_a_material_is_had_as_one_file_with_its_pages_as_they_are(service, look, kiosk, maker):
    jpegs = (a_jpeg("white"), a_jpeg("red"))
    case = maker.case(pages=jpegs, media_type="image/jpeg")
    kiosk.send(case)
    text = look(f"/cases/{case.case_id}").body.decode()
    addresses = re.findall(r'href="([^"]+/materials/[^"]+)"', text)
    assert [a.rsplit(".", 1)[1] for a in addresses] == ["pdf", "ofd"]
    document = look(addresses[0])
    assert document.headers["content-type"] == "application/pdf"
    assert "attachment" in document.headers["content-disposition"]
    assert document.headers["cache-control"] == "no-store"
    assert all(jpeg in document.body for jpeg in jpegs)
    assert look(addresses[0]).body == document.body
    assert look(addresses[1]).body.startswith(b"PK")
    assert look(addresses[0], {"Authorization": "Basic "}).status == 401
    assert look(addresses[0].replace(".pdf", ".exe")).status == 404
    assert look(f"/cases/{case.case_id}/materials/99.pdf").status == 404
    parts = {row["part"] for row in service.rows("SELECT part FROM viewings")}
    assert {p.split(" ")[-1] for p in parts if p.startswith("material")} >= {"pdf", "ofd"}


def test_a_material_of_other_things_makes_no_file(look, kiosk, maker):
    case = maker.case(pages=(PNG,), media_type="image/png")
    liar = maker.case(pages=(b"no picture",), media_type="image/jpeg")
    for sent in (case, liar):
        kiosk.send(sent)
    text = look(f"/cases/{case.case_id}").body.decode()
    assert "/materials/" not in text
    shown = look(f"/cases/{liar.case_id}").body.decode()
    (pdf, _) = re.findall(r'href="([^"]+/materials/[^"]+)"', shown)
    assert look(pdf).status == 409


def test_what_a_resident_wrote_is_text_not_markup(look, kiosk, maker):
    evil = '<script>alert(1)</script>"><img src=x>'
    answers = {**maker.application().answers, "remark": evil, "x<b>": {"y": evil}}
    card = replace(maker.application().applicant, name=evil, address=evil)
    case = maker.case(answers=answers, applicant=card)
    kiosk.put(case)
    for path in ("/", f"/cases/{case.case_id}"):
        text = look(path).body.decode()
        assert "<script" not in text
        assert "<img" not in text
        assert "<b>" not in text
    assert "&lt;script&gt;" in text


def test_a_signature_comes_as_two_drawings_and_every_look_is_noted(look, kiosk, maker):
    case = maker.case()
    kiosk.send(case)
    assert f"/cases/{case.case_id}/signature.png" in links(look(f"/cases/{case.case_id}"))
    svg, png = (look(f"/cases/{case.case_id}/signature.{form}") for form in ("svg", "png"))
    assert (svg.status, svg.headers["content-type"]) == (200, "image/svg+xml")
    assert "attachment" in svg.headers["content-disposition"]
    with Image.open(io.BytesIO(png.body)) as drawn:
        assert drawn.format == "PNG"
        assert min(drawn.convert("L").getextrema()) < 60 < max(drawn.convert("L").getextrema())
    unsigned = maker.case(signature=None)
    kiosk.send(unsigned)
    assert look(f"/cases/{unsigned.case_id}/signature.png").status == 404
    assert look(f"/cases/{case.case_id}/signature.gif").status == 404
    assert look(f"/cases/{case.case_id}/signature.svg", {"Authorization": "Basic "}).status == 401


def test_a_page_that_is_no_picture_is_never_shown_as_one(look, kiosk, maker):
    case = maker.case(pages=(b"<script>alert(1)</script>",), media_type="text/html")
    assert kiosk.send(case).status == 201
    picture = look(f"/cases/{case.case_id}/pages/0")
    assert picture.headers["content-type"] == "application/octet-stream"


def test_what_is_not_there_is_not_there(look, kiosk, maker):
    case = maker.case(pages=(b"page",))
    bare = maker.case()
    kiosk.send(case)
    kiosk.send(bare)
    assert look(f"/cases/{maker.case().case_id}").status == 404
    assert look(f"/cases/{case.case_id}/pages/1").status == 404
    assert look(f"/cases/{case.case_id}/pages/-1").status == 404
    assert look(f"/cases/{bare.case_id}/pages/0").status == 404
    assert look("/?before=abc").status == 200
    assert look("/?before=" + "9" * 30).status == 200
    assert look("/alarms?from=" + "9" * 30).status == 200


def test_alarms_show_what_was_set_aside(look, kiosk, maker):
    case = maker.case(spoil=lambda a: replace(a, item_version="1.1.1"))
    kiosk.put(case)
    text = look("/alarms").body.decode()
    assert text.count(str(case.case_id)) == 2
    assert "header_differs" in text


def test_ratings_are_counted_by_level(look):
    text = look("/ratings").body.decode()
    assert text.index("非常满意") < text.index("非常不满意")


def test_the_style_comes_from_here(look):
    assert look("/style.css", {}).headers["content-type"].startswith("text/css")
