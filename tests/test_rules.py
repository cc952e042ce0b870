"""The rules of the house, held by machine: arrows, sizes, words, and what a file must not say.

A rule that has never caught anything proves nothing: each planted violation must be found.
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("kiosk", "devices", "ui", "offline_cache", "central")
LINES_OF_A_MODULE = 400
LINES_OF_A_FUNCTION = 50
LINES_OF_A_SCREEN = 200
MAY_PRINT = re.compile(
    r"kiosk/(cli|demo)(_\w+)?|kiosk/compose|central/(__main__|shuttle_desk)|devices/(bench|host)"
    r"|devices/social_card_reader/private_service"
)
"""Command lines, the demonstration, and the last words of a process; a service has a log."""
WORKPLACES = (r"/root/", r"/home/\w", r"/Users/")
NOT_NAMES = re.compile(r"(Manager|Helper|Utils?|Info)$|^Base[A-Z]")


@cache
def files(*suffixes: str) -> tuple[Path, ...]:
    """The files under version control with these suffixes that are still there."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached"], cwd=ROOT, capture_output=True, check=True
    )
    paths = (ROOT / name for name in listed.stdout.decode().split("\0") if name)
    return tuple(p for p in paths if p.suffix in suffixes and p.exists())


def modules() -> tuple[Path, ...]:
    """The modules of the product."""
    return tuple(p for p in files(".py") if p.relative_to(ROOT).parts[0] in PACKAGES)


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def definitions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, kinds))


def too_long(path: Path) -> list[str]:
    """Functions of a module that are too long."""
    return [
        f"{path.name}:{node.lineno} {node.name}"
        for node in definitions(path)
        if not isinstance(node, ast.ClassDef)
        and (node.end_lineno or 0) - node.lineno + 1 > LINES_OF_A_FUNCTION
    ]


def broad_excepts(path: Path) -> list[int]:
    """Lines that catch everything without raising it again."""
    found = []
    for node in ast.walk(tree_of(path)):
        if not isinstance(node, ast.ExceptHandler):
            continue
        caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        names = {"" if c is None else ast.unparse(c) for c in caught}
        if names & {"", "Exception", "BaseException"} and not _raises(node):
            found.append(node.lineno)
    return found


def _raises(handler: ast.ExceptHandler) -> bool:
    return any(isinstance(node, ast.Raise) and node.exc is None for node in ast.walk(handler))


def prints(path: Path) -> list[int]:
    """Lines that print."""
    return [
        node.lineno
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "print"
    ]


def lines_of(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


# --- what the files are like ------------------------------------------------------------------


def test_the_rules_look_at_something() -> None:
    assert len(modules()) > 150
    assert len(files(".qml")) > 50


def test_every_module_says_what_it_is_for() -> None:
    assert [named(p) for p in files(".py") if not ast.get_docstring(tree_of(p))] == []


def test_every_public_class_and_function_says_what_it_is_for() -> None:
    silent = [
        f"{named(path)}:{node.lineno} {node.name}"
        for path in modules()
        for node in tree_of(path).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_no_module_is_too_long() -> None:
    long = {named(p): lines_of(p) for p in (*modules(), *files(".c", ".h"))}
    assert {name: n for name, n in long.items() if n > LINES_OF_A_MODULE} == {}


def test_no_function_is_too_long() -> None:
    assert {named(p): found for p in modules() if (found := too_long(p))} == {}


def test_no_screen_is_too_long() -> None:
    long = {named(p): lines_of(p) for p in files(".qml")}
    assert {name: n for name, n in long.items() if n > LINES_OF_A_SCREEN} == {}


def test_only_command_lines_print() -> None:
    speaking = {named(p): found for p in modules() if (found := prints(p))}
    assert [n for n in speaking if not MAY_PRINT.fullmatch(n.removesuffix(".py"))] == []


def test_nothing_catches_everything() -> None:
    assert {named(p): found for p in modules() if (found := broad_excepts(p))} == {}


def test_names_say_something() -> None:
    empty = [
        f"{named(path)} {node.name}"
        for path in modules()
        for node in definitions(path)
        if isinstance(node, ast.ClassDef) and NOT_NAMES.search(node.name)
    ]
    assert empty == []


def test_no_file_knows_whose_workplace_it_came_from() -> None:
    text = files(".py", ".md", ".qml", ".toml", ".json", ".c", ".sql", ".ts", ".txt", "", ".lock")
    wrong = re.compile("|".join(WORKPLACES))
    here = Path(__file__)
    told = {named(p) for p in text if p != here and wrong.search(_text(p))}
    assert told == set()


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")


def test_tests_and_packaging_are_no_packages() -> None:
    folders = {"tests", "packaging"}
    inits = [p for p in files(".py") if p.name == "__init__.py"]
    assert [named(p) for p in inits if p.relative_to(ROOT).parts[0] in folders] == []


def test_every_migration_has_a_number_of_its_own() -> None:
    for folder in ("offline_cache/migrations", "central/migrations"):
        numbers = [int(p.name[:4]) for p in sorted((ROOT / folder).glob("*.sql"))]
        assert numbers == list(range(1, len(numbers) + 1))


def test_every_word_file_is_in_both_languages_and_compiled() -> None:
    i18n = ROOT / "ui" / "i18n"
    assert {p.stem for p in i18n.glob("*.ts")} == {p.stem for p in i18n.glob("*.qm")}


def test_every_item_has_its_two_languages() -> None:
    for path in sorted((ROOT / "items").glob("*/item.json")):
        text = path.read_text("utf-8")
        assert text.count('"zh-CN":') == text.count('"en":'), path.parent.name


# --- the arrows -------------------------------------------------------------------------------


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the packages, to plant things in."""
    for package in PACKAGES:
        only_code = shutil.ignore_patterns("*.png", "*.svg", "__pycache__", "*.qml", "fonts")
        shutil.copytree(ROOT / package, tmp_path / package, ignore=only_code)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the import contracts of the packages in a folder."""
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [str(program), "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )


def test_the_arrows_go_down(house: Path) -> None:
    done = lint(house)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("where", "planted", "contract"),
    [
        ("kiosk/domain/ids.py", "import PySide6", "Qt lives in ui and compose only"),
        ("devices/watch.py", "import ui.shell", "Arrows go down only"),
        ("kiosk/session/idle.py", "import offline_cache.keeper", "The session knows"),
        ("central/intake.py", "import kiosk.journey.states", "The platform shares only"),
        ("offline_cache/backoff.py", "import requests", "requests lives in the gateway only"),
        ("kiosk/journey/step.py", "import time", "The domain needs the standard library only"),
        (
            "devices/review_pad/pad.py",
            "import devices.code_scanner.frames",
            "Device kinds do not know each other",
        ),
    ],
)
def test_a_planted_arrow_is_found(house: Path, where: str, planted: str, contract: str) -> None:
    with (house / where).open("a", encoding="utf-8") as module:
        module.write(f"\n{planted}\n")
    done = lint(house)
    assert done.returncode == 1
    broken = [line for line in done.stdout.splitlines() if line.endswith("BROKEN")]
    assert any(line.startswith(contract) for line in broken), done.stdout


# --- the rules themselves ---------------------------------------------------------------------


def planted(folder: Path, text: str) -> Path:
    path = folder / "planted.py"
    path.write_text(text, "utf-8")
    return path


def test_a_long_function_is_found(tmp_path: Path) -> None:
    body = "    pass\n" * LINES_OF_A_FUNCTION
    assert too_long(planted(tmp_path, f"def long():\n{body}")) == ["planted.py:1 long"]
    assert too_long(planted(tmp_path / "..", f"def short():\n{body[9:]}")) == []


@pytest.mark.parametrize("caught", ["", " Exception", " (ValueError, BaseException)"])
def test_a_broad_except_is_found(tmp_path: Path, caught: str) -> None:
    swallowed = f"try:\n    pass\nexcept{caught}:\n    pass\n"
    assert broad_excepts(planted(tmp_path, swallowed)) == [3]


def test_an_except_that_raises_again_is_not_broad(tmp_path: Path) -> None:
    text = "try:\n    pass\nexcept BaseException:\n    raise\n"
    assert broad_excepts(planted(tmp_path, text)) == []


def test_a_print_is_found(tmp_path: Path) -> None:
    assert prints(planted(tmp_path, "x = 1\nprint(x)\n")) == [2]
