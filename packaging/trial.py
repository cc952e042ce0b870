"""`./dev test-package`: what a deployer goes through, in a fresh Debian that really boots.

Makes a minimal Debian 12 (kept in /var/tmp for the next time), installs the packages, boots it
under systemd-nspawn and runs `packaging/trial/inside.sh` in it. Needs root. The exit status is the
number of lines that begin with BAD, or 99 when the trial did not come to its end.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
REPOSITORY = HERE.parent
BASE = Path("/var/tmp/menkou-trial/base")
_NEWER = "0.1.0+trial"
_INCLUDED = "systemd,systemd-sysv,dbus,python3,ca-certificates,debconf,iproute2,bc,util-linux"
# What the package only recommends or suggests, and the trial's sessions need.
_SESSIONS = (
    "cage", "seatd", "xwayland", "xinit", "xvfb", "x11-xserver-utils", "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0", "libxcb-keysyms1", "libxcb-render-util0", "libxcb-shape0",
    "libxkbcommon-x11-0", "procps", "apparmor", "libgl1-mesa-dri",
)  # fmt: skip
_UNIT = """[Unit]
After=multi-user.target
[Service]
Type=oneshot
ExecStart=/bin/bash /trial/inside.sh {new} {visits}
StandardOutput=file:/trial/log
StandardError=inherit
ExecStopPost=/bin/systemctl poweroff --no-block
[Install]
WantedBy=multi-user.target
"""


def main() -> int:
    """Prepare, boot, print the log."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--dist", type=Path, default=REPOSITORY / "dist")
    parser.add_argument("--visits", type=int, default=20)
    parser.add_argument("--no-build", action="store_true", help="try the packages that are there")
    parser.add_argument("--keep", action="store_true", help="leave the root for looking at")
    options = parser.parse_args()
    if os.geteuid() != 0:
        print("The trial boots a container and must be run as root.", file=sys.stderr)
        return 99
    if not options.no_build:
        _build(options.dist)
    newer = options.dist / f"menkou-kiosk_{_NEWER}_amd64.deb"
    older = [p for p in sorted(options.dist.glob("menkou-*_amd64.deb")) if p != newer]
    _base()
    root = Path(tempfile.mkdtemp(prefix="menkou-trial-", dir="/var/tmp"))
    try:
        _run("cp", "-a", "--reflink=auto", f"{BASE}/.", str(root))
        _furnish(root, older, newer, options.visits)
        _run("systemd-nspawn", "-q", "-D", str(root), "-b", "--register=no", "--keep-unit",
             "--capability=CAP_SYS_PTRACE", check=False)  # fmt: skip
        log = (root / "trial/log").read_text("utf-8", "replace")
    finally:
        if not options.keep:
            shutil.rmtree(root, ignore_errors=True)
    print(log)
    bad = sum(" BAD " in line for line in log.splitlines())
    return bad if "end of trial" in log else 99


def _build(dist: Path) -> None:
    """Both packages as they are, and the kiosk's once more as a newer version."""
    builder = [sys.executable, str(HERE / "build.py"), "--out", str(dist)]
    subprocess.run(builder, check=True)
    subprocess.run([*builder, "kiosk", "--version", _NEWER], check=True)


def _base() -> None:
    if (BASE / "usr/bin/systemctl").exists():
        return
    BASE.parent.mkdir(parents=True, exist_ok=True)
    _run("debootstrap", "--variant=minbase", f"--include={_INCLUDED}", "bookworm", str(BASE))


def _furnish(root: Path, old: list[Path], new: Path, visits: int) -> None:
    for name in ("resolv.conf", "hosts"):
        shutil.copy(f"/etc/{name}", root / "etc" / name)
    # The same sources of packages as here, and whom they are trusted by.
    shutil.copytree("/etc/apt", root / "etc/apt", dirs_exist_ok=True, symlinks=True)
    shutil.copy("/etc/ssl/certs/ca-certificates.crt", root / "etc/ssl/certs/ca-certificates.crt")
    trial = root / "trial"
    shutil.copytree(HERE / "trial", trial)
    (trial / "benchmarks").mkdir()
    shutil.copy(REPOSITORY / "benchmarks/sample.py", trial / "benchmarks/sample.py")
    (trial / "benchmarks/__init__.py").touch()
    shutil.copytree(REPOSITORY / "items", trial / "items")
    for package in [*old, new]:
        shutil.copy(package, trial)
    unit = root / "etc/systemd/system/trial.service"
    unit.write_text(_UNIT.format(new=f"/trial/{new.name}", visits=visits), "utf-8")
    _run("chroot", str(root), "systemctl", "enable", "-q", "trial.service")
    _run("chroot", str(root), "apt-get", "update", "-qq")
    _run("chroot", str(root), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-yq",
         "--no-install-recommends", *_SESSIONS, *(f"/trial/{p.name}" for p in old))  # fmt: skip


def _run(*command: str, check: bool = True) -> None:
    subprocess.run(command, check=check, stdin=subprocess.DEVNULL, stdout=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
