"""The doctor finds each planted fault, names it in words, and says so with its exit status."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from kiosk.care import record
from kiosk.care.checks import CareReport, Check, bad
from kiosk.care.doctor import diagnose
from kiosk.care.doctor_devices import port_check
from kiosk.care.doctor_machine import display_checks, fonts, service_checks, version_checks
from kiosk.care.places import Places
from kiosk.cli import main
from kiosk.cli_doctor_line import not_tried, try_platform
from kiosk.sealed import PlatformKey
from kiosk.settings import parse_settings
from offline_cache.keeper import CaseKeeper
from offline_cache.platform_time import instant
from offline_cache.store_alarm import AlarmNote

Written = Callable[..., Path]


@pytest.fixture
def found(tmp_path: Path) -> Callable[[Path], set[str]]:
    """What the doctor finds that is not good, on a machine without systemd."""

    def look(settings: Path) -> set[str]:
        places = Places(tmp_path / "root", lambda _: "")
        report = diagnose(settings, "0.1.0", places=places, try_platform=not_tried).report
        return {check.name for check in report.checks if check.mark != "ok"}

    return look


def keeper(tmp_path: Path, settings: Path) -> CaseKeeper:
    platform = parse_settings(settings.read_bytes(), "").platform
    key = PlatformKey("k1", 1, bytes.fromhex(platform.sealing_key))
    return CaseKeeper(tmp_path / "state", key, "jx-0017", reserve=1 << 20)


@pytest.fixture
def store(tmp_path: Path, kiosk_file: Written) -> Iterator[Path]:
    """A kiosk that has been started once: its store, and its settings file."""
    settings = kiosk_file()
    kept = keeper(tmp_path, settings)
    yield settings
    kept.close()


EMPTY = {
    "catalogue.empty",
    "technician.not_set_up",
    "clock.unverified",
    "selftest.never",
    "line.never",
}
"""What a kiosk that was never set up wholly has, in these tests, beside the planted fault."""


# --- settings and files -----------------------------------------------------------------------


def test_without_settings_the_doctor_says_so_and_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = str(tmp_path / "kiosk.toml")
    assert main(["doctor", "--settings", gone, "--offline", "--lang", "zh"]) == 2
    assert "没有设置文件" in capsys.readouterr().out
    assert main(["doctor", "--settings", gone, "--offline", "--lang", "en"]) == 2
    said = capsys.readouterr().out
    assert "no settings file" in said
    assert "→ Write one" in said


def test_a_wrong_key_is_named_with_its_place(
    kiosk_file: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = kiosk_file(more='[screen]\nwidth_px = "wide"')
    assert main(["doctor", "--settings", str(settings), "--offline"]) == 2
    assert "$.screen.width_px" in capsys.readouterr().out


def test_a_kiosk_in_order_has_nothing_but_what_was_left_out(
    store: Path, found: Callable[[Path], set[str]]
) -> None:
    assert found(store) - {"ballast.gone", "disk.low", "disk.full"} == EMPTY


@pytest.mark.parametrize(
    ("platform", "name"),
    [
        ('token_file = "{here}/gone"', "file.missing"),
        ('token_file = "{here}/open"', "file.open_to_all"),
        ('authority_file = "{here}/open"', "file.not_a_certificate"),
        ('certificate_file = "{here}/expired"', "file.expired"),
        ('certificate_file = "{here}/ending"', "file.expires_soon"),
    ],
)
def test_a_bad_file_is_found(
    kiosk_file: Written,
    tmp_path: Path,
    found: Callable[[Path], set[str]],
    platform: str,
    name: str,
) -> None:
    (tmp_path / "open").write_text("secret", "ascii")
    (tmp_path / "open").chmod(0o644)
    for file, days in (("expired", -1), ("ending", 9)):
        (tmp_path / file).write_bytes(certificate(days))
    assert name in found(kiosk_file(platform=platform.format(here=tmp_path)))


def certificate(days: int) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "jx-0017")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(subject, subject, key.public_key(), 7)
        .not_valid_before(now - timedelta(days=30))
        .not_valid_after(now + timedelta(days=days))
        .sign(key, hashes.SHA256())
    )
    return made.public_bytes(serialization.Encoding.PEM)


def test_a_state_directory_anybody_may_read_is_found(
    kiosk_file: Written, tmp_path: Path, found: Callable[[Path], set[str]]
) -> None:
    settings = kiosk_file()
    (tmp_path / "state").chmod(0o755)
    assert "folder.open_to_all" in found(settings)


def test_two_users_need_a_shared_directory(
    kiosk_file: Written, found: Callable[[Path], set[str]]
) -> None:
    users = '[processes]\ncourier = "service"\ncourier_user = "daemon"\nkiosk_user = "nobody"'
    assert "folder.wrong_mode" in found(kiosk_file(more=users))


# --- the store --------------------------------------------------------------------------------


def test_a_store_with_a_strange_key_is_found(
    kiosk_file: Written, tmp_path: Path, found: Callable[[Path], set[str]]
) -> None:
    settings = kiosk_file()
    keeper(tmp_path, settings).close()
    (tmp_path / "state" / "store.key").write_bytes(b"x" * 32)
    assert "store.unreadable" in found(settings)
    (tmp_path / "state" / "store.key").chmod(0o644)
    assert "store.key_unusable" in found(settings)


def test_a_disk_that_failed_before_is_found(
    store: Path, tmp_path: Path, found: Callable[[Path], set[str]]
) -> None:
    AlarmNote(tmp_path / "state").note("io_failed", is_closed=False)
    assert "store.failed_before" in found(store)


def test_a_kiosk_never_started_has_no_store(
    kiosk_file: Written, found: Callable[[Path], set[str]]
) -> None:
    assert "store.missing" in found(kiosk_file())


def test_keys_that_cannot_be_used_are_found(
    kiosk_file: Written, found: Callable[[Path], set[str]]
) -> None:
    settings = kiosk_file(care='[care]\nlog_key_id = "l"\nlog_key = "00"')
    assert "keys.log_key" in found(settings)
    text = settings.read_text("utf-8")
    key = parse_settings(settings.read_bytes(), "").platform.sealing_key
    settings.write_text(text.replace(f'sealing_key = "{key}"', 'sealing_key = "aa"'), "utf-8")
    assert "keys.unusable" in found(settings)


def test_what_a_device_said_of_itself_is_passed_on(
    store: Path, tmp_path: Path, found: Callable[[Path], set[str]]
) -> None:
    checks = (bad("device", "fault", "slips", "paper_out"), Check("fonts"))
    at = datetime.now(UTC).isoformat(timespec="seconds")
    report = CareReport("jx-0017", "0.1.0", at, "nightly", checks)
    assert record.keep(
        tmp_path / "state" / record.CARE_FILE, record.CareRecord(report, instant(), None)
    )
    assert {"device.fault", "selftest.failed"} <= found(store)


def test_an_item_nobody_signed_for_is_named(
    kiosk_file: Written, tmp_path: Path, found: Callable[[Path], set[str]]
) -> None:
    settings = kiosk_file()
    (tmp_path / "items" / "a.item").write_bytes(b"no package")
    assert {"catalogue.refused", "catalogue.empty"} <= found(settings)


# --- devices ----------------------------------------------------------------------------------

_DEVICE = '[[device]]\nname = "d"\ncapability = "code"\ndriver = "{}"\nsettings = {}'


@pytest.mark.parametrize(
    ("driver", "settings", "name"),
    [
        ("no.such:Driver", "{}", "driver.broken"),
        ("gm65", '{ port = "/dev/menkou/gone", bawd = 9600.5, baud = "x" }', "driver.settings"),
        ("gm65", '{ port = "/dev/menkou/gone" }', "port.missing"),
    ],
)
def test_a_device_that_cannot_start_is_found(
    kiosk_file: Written,
    found: Callable[[Path], set[str]],
    driver: str,
    settings: str,
    name: str,
) -> None:
    assert name in found(kiosk_file(more=_DEVICE.format(driver, settings)))


def test_a_port_the_service_may_not_use_is_found(tmp_path: Path) -> None:
    port = tmp_path / "port"
    port.touch(mode=0o600)
    assert port_check("d", str(port), "nobody").code == "not_allowed"
    port.chmod(0o666)
    assert port_check("d", str(port), "nobody").code == "good"


# --- the machine ------------------------------------------------------------------------------


def machine(root: Path, said: dict[str, str]) -> Places:
    """A machine with systemd and our units, which says what is planted."""
    (root / "run/systemd/system").mkdir(parents=True, exist_ok=True)
    units = root / "usr/lib/systemd/system"
    units.mkdir(parents=True, exist_ok=True)
    for unit in ("ui", "courier", "devices"):
        (units / f"menkou-{unit}.service").touch()

    def ask(command: Sequence[str]) -> str:
        default = "enabled" if command[1] == "is-enabled" else "active"
        if command[2].startswith("menkou-out"):
            default = "inactive"
        return said.get(" ".join(command[1:]), default)

    return Places(root, ask)


@pytest.mark.parametrize(
    ("planted", "name"),
    [
        ({"is-active menkou-courier.service": "failed"}, "service.failed"),
        ({"is-active menkou-ui.service": "inactive"}, "service.inactive"),
        ({"is-active menkou-ui.service": "activating"}, "service.activating"),
        ({"is-enabled menkou-devices.service": "disabled"}, "service.disabled"),
        ({"is-active menkou-out-of-order.service": "active"}, "service.out_of_order"),
    ],
)
def test_a_service_that_does_not_run_is_found(
    tmp_path: Path, planted: dict[str, str], name: str
) -> None:
    assert {c.name for c in service_checks(machine(tmp_path, {}))} == {"service.good"}
    told = {c.name for c in service_checks(machine(tmp_path, planted))}
    assert told - {"service.good"} == {name}


def test_a_panel_that_is_not_plugged_in_is_found(tmp_path: Path) -> None:
    places = machine(tmp_path, {})
    assert display_checks(places)[0].code == "no_session"
    (tmp_path / "usr/bin").mkdir(parents=True)
    (tmp_path / "usr/bin/cage").touch()
    assert display_checks(places)[0].code == "no_card"
    connector = tmp_path / "sys/class/drm/card0-HDMI-A-1"
    connector.mkdir(parents=True)
    (connector / "status").write_text("disconnected\n", "ascii")
    assert display_checks(places)[0].code == "no_panel"
    (connector / "status").write_text("connected\n", "ascii")
    assert display_checks(places) == (Check("display", about="card0-HDMI-A-1"),)
    (tmp_path / "etc/menkou").mkdir(parents=True)
    (tmp_path / "etc/menkou/session.env").write_text("MENKOU_SESSION=offscreen\n", "ascii")
    assert display_checks(places)[0].code == "not_looked"


def test_a_missing_font_is_found(tmp_path: Path) -> None:
    assert fonts(tmp_path / "Noto.ttc")[0].name == "fonts.missing"
    (tmp_path / "Noto.ttc").touch()
    assert fonts(tmp_path / "Noto.ttc") == (Check("fonts"),)


def test_parts_of_another_version_are_found() -> None:
    wanted = ["msgspec==0.0.1", "no-such-part>=2", "ruff; extra == 'dev'", "numpy>=2"]
    told = version_checks(iter(wanted), python=(3, 9))
    assert {(c.code, c.about) for c in told} == {
        ("python", ""), ("mixed", "msgspec"), ("missing", "no-such-part"),
    }  # fmt: skip
    assert version_checks(iter(["numpy>=2"])) == (Check("versions"),)


def test_a_platform_that_is_not_there_is_found(kiosk_file: Written) -> None:
    settings = parse_settings(kiosk_file().read_bytes(), "")
    assert {c.name for c in try_platform(settings)} == {"platform.unreachable"}


def test_a_courier_that_does_not_answer_is_found(kiosk_file: Written) -> None:
    service = '[processes]\ncourier = "service"'
    settings = parse_settings(kiosk_file(more=service).read_bytes(), "")
    assert {c.name for c in try_platform(settings)} == {"platform.courier_away"}


# --- what it says -----------------------------------------------------------------------------


def test_machines_read_the_same_report(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["doctor", "--settings", str(store), "--offline", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert (status, told["worst"], told["kiosk"]) == (2, "bad", "jx-0017")
    assert {"subject": "catalogue", "code": "empty"}.items() <= next(
        c for c in told["checks"] if c["subject"] == "catalogue"
    ).items()


def test_the_readiness_report_is_a_page_to_sign(
    kiosk_file: Written, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = str(kiosk_file(more=_DEVICE.format("gm65", '{ port = "/dev/menkou/gone" }')))
    page = tmp_path / "ready.pdf"
    words = ["readiness", "--settings", settings, "--offline", "--lang", "zh", "--a4", str(page)]
    assert main(words) == 2
    said = capsys.readouterr().out
    assert said.startswith("还不能开放")
    assert "还没有人试过" in said
    assert page.read_bytes().startswith(b"%PDF-")
