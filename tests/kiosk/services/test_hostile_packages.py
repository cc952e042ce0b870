"""Packages made to hurt: each refused with its reason, in bounded time and memory.

A child with little memory and a deadline opens them as a kiosk does. The deadline is there so that
what never ends is seen to fail; how long anything takes is not asserted.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.catalogue_publish import item_files
from kiosk.services.package import pack, sign

ITEMS = Path(__file__).parents[3] / "items"
PRIVATE = bytes(range(32))
MEMORY = 768 * 1024 * 1024
DEADLINE_S = 60
CHILD = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
resource.setrlimit(resource.RLIMIT_CPU, ({DEADLINE_S}, {DEADLINE_S}))
from pathlib import Path
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from kiosk.flight_log import FlightLog
from kiosk.services.checks_report import check_report
from kiosk.services.package import PackageRefused, open_package
key = Ed25519PrivateKey.from_private_bytes(bytes(range(32))).public_key().public_bytes_raw()
for path in sorted(Path(sys.argv[1]).iterdir()):
    content = path.read_bytes()
    if path.suffix == ".json":
        found = check_report(content)
        print(path.stem, *sorted({{f.code for f in found}}), sep="|")
        continue
    try:
        open_package(content, {{"province": key}})
        print(path.stem, "taken", sep="|")
    except PackageRefused as refusal:
        print(path.stem, refusal.code, refusal.reason, sep="|")
"""

Content = dict[str, Any]


def sample() -> Content:
    text = (ITEMS / "social_card_replacement" / "item.json").read_text("utf-8")
    content: Content = json.loads(text)
    return content


def packed(item_json: bytes) -> bytes:
    return sign(
        pack({**item_files(ITEMS / "social_card_replacement"), "item.json": item_json}),
        "province",
        PRIVATE,
    )


def spoiled(spoil: Callable[[Content], None]) -> bytes:
    content = sample()
    spoil(content)
    return packed(json.dumps(content, ensure_ascii=False).encode())


def question(**keywords: Any) -> Callable[[Content], None]:
    def spoil(content: Content) -> None:
        content["dataSchema"]["properties"]["mobile"].update(keywords)

    return spoil


def rule(source: str) -> Callable[[Content], None]:
    def spoil(content: Content) -> None:
        content["dataSchema"]["x-validations"][0]["rule"] = source

    return spoil


def many_choices(content: Content) -> None:
    words = {f"c{n}": {"zh-CN": "一", "en": "a"} for n in range(180)}
    for n in range(30):
        part = {"enum": list(words), "x-choices": words, "x-title": {"zh-CN": "问", "en": "q"}}
        content["dataSchema"]["properties"][f"more{n}"] = part


def many_patterns(content: Content) -> None:
    rule = {"if": {"anyOf": [{"pattern": f"^{n}a{{1,60}}$"} for n in range(2000)]}}
    content["dataSchema"]["allOf"] = [{**rule, "then": {"required": []}}]


def nested_conditions(content: Content) -> None:
    condition: Content = {"const": 1}
    for _ in range(500):
        condition = {"not": condition}
    content["dataSchema"]["allOf"] = [{"if": condition, "then": {"required": []}}]


LIST = "[" + ",".join("1" * 40) + "]"
LOOPS = f"{LIST}.all(a,{LIST}.all(b,{LIST}.all(c,{LIST}.all(d,{LIST}.all(e,a+b+c+d+e>0)))))"
DOUBLING = "[form.mobile]" + "".join(f".map({v},{v}+{v})" for v in "abcdefghijklmnopqrstuvwxyz")
HIDDEN = f"r'\\' == form.mobile || {LIST}.all(today,{LIST}.all(age, true)) || r'\\' == ''"
PATTERN = "form.mobile.matches('" + "\\\\p{L}{1,1000}" * 20 + "')"
HOSTILE: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "50 MB of text": (
        lambda: packed(json.dumps({**sample(), "itemCode": "A" * 50_000_000}).encode()),
        "too_large",
        "MiB",
    ),
    "a text of 400 kB": (
        lambda: spoiled(question(**{"x-hint": {"zh-CN": "长" * 130_000, "en": "long"}})),
        "missing_text",
        "too long",
    ),
    "a schema that names itself": (
        lambda: spoiled(question(**{"$ref": "#/properties/mobile"})),
        "unknown_keyword",
        "$ref",
    ),
    "a schema of its own": (
        lambda: spoiled(question(**{"$dynamicRef": "#meta", "$defs": {}})),
        "unknown_keyword",
        "$defs",
    ),
    "a pattern that looks back": (
        lambda: spoiled(question(pattern=r"^(a|a)*\1$")),
        "bad_schema",
        "pattern",
    ),
    "a pattern that looks ahead": (
        lambda: spoiled(question(pattern=r"^(?=(a+)+$)(a+)+$")),
        "bad_schema",
        "pattern",
    ),
    "a pattern of gigabytes": (
        lambda: spoiled(question(pattern="(((a{90}){90}){90}){90}")),
        "bad_schema",
        "pattern",
    ),
    "patterns without number": (lambda: spoiled(many_patterns), "too_large", "patterns"),
    "loops in loops": (lambda: spoiled(rule(LOOPS)), "bad_rule", "loops"),
    "a text that doubles": (lambda: spoiled(rule(DOUBLING)), "bad_rule", "loops"),
    "loops hidden in a text": (lambda: spoiled(rule(HIDDEN)), "bad_rule", "texts"),
    "a pattern in a rule": (lambda: spoiled(rule(PATTERN)), "bad_rule", "pattern"),
    "a pattern from an answer": (
        lambda: spoiled(rule("form.mobile.matches(form.mobile)")),
        "bad_rule",
        "matches",
    ),
    "a rule of brackets": (
        lambda: spoiled(rule("[" * 490 + "]" * 490)),
        "bad_rule",
        "compile",
    ),
    "deep JSON": (lambda: packed(b'{"a":' * 70_000 + b"1" + b"}" * 70_000), "bad_json", "deep"),
    "conditions in conditions": (lambda: spoiled(nested_conditions), "bad_json", "deep"),
    "more choices than words": (lambda: spoiled(many_choices), "too_large", "choices"),
    "a key that stands twice": (
        lambda: packed(b'{"itemCode":"A","itemCode":"B"}'),
        "bad_json",
        "twice",
    ),
    "a number without end": (lambda: packed(b'{"a":1e999}'), "bad_json", "number"),
    "a number of a million digits": (
        lambda: packed(b'{"a":' + b"9" * 400_000 + b"}"),
        "bad_json",
        "",
    ),
    "no signature": (
        lambda: pack({"item.json": b"{}"}),
        "bad_archive",
        "not a Menkou item",
    ),
    "a signature that is off": (
        lambda: packed(json.dumps(sample()).encode())[:-1] + b"!",
        "bad_signature",
        "changed",
    ),
}
WALKED: dict[str, tuple[Callable[[Content], None], str]] = {
    "a billion rows": (question(type="array", minItems=10**9, maxItems=10**9), "bad_schema"),
    "an example that never fits": (
        question(
            pattern="^(a+)+b$", **{"x-example": {"zh-CN": "a" * 40, "en": "a"}, "format": "date"}
        ),
        "no_example",
    ),
}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What the child said of each, by name."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, (made, _, _) in HOSTILE.items():
        (folder / f"{name}.item").write_bytes(made())
    for name, (spoil, _) in WALKED.items():
        content = sample()
        spoil(content)
        (folder / f"{name}.json").write_text(json.dumps(content), "utf-8")
    child = [sys.executable, "-c", CHILD, str(folder)]
    done = subprocess.run(child, capture_output=True, text=True, timeout=DEADLINE_S, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    lines = [line.split("|") for line in done.stdout.splitlines()]
    return {name: rest for name, *rest in lines}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_with_its_reason(verdicts: dict[str, list[str]], name: str) -> None:
    _, code, reason = HOSTILE[name]

    assert verdicts[name][0] == code
    assert reason in verdicts[name][1]


@pytest.mark.parametrize("name", WALKED)
def test_its_author_is_told_and_the_check_ends(verdicts: dict[str, list[str]], name: str) -> None:
    assert WALKED[name][1] in verdicts[name]
