"""The key of the store: a file of our own, or a credential that systemd has opened for us."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from offline_cache.keeper import CaseKeeper
from offline_cache.store_key import CREDENTIAL, StoreKeyUnusable, load_key, load_or_make_key

KEY = bytes(range(32))


@pytest.fixture
def credentials(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as the service manager gives it to a unit."""
    folder = tmp_path / "credentials"
    folder.mkdir()
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(folder))
    return folder


def sealed_and_opened(folder: Path) -> None:
    """What `systemd-creds encrypt` and the service manager do, with systemd's own program."""
    program = shutil.which("systemd-creds")
    if program is None:
        pytest.skip("systemd-creds is not here")
    plain, sealed = folder.parent / "plain", folder.parent / "sealed"
    plain.write_bytes(KEY)
    name = f"--name={CREDENTIAL}"
    # Neither a TPM nor this machine's secret: a test leaves nothing behind in either.
    for command in (
        ["encrypt", "--with-key=tpm2-absent", name, str(plain), str(sealed)],
        ["decrypt", name, str(sealed), str(folder / CREDENTIAL)],
    ):
        done = subprocess.run([program, *command], capture_output=True, text=True, check=False)
        if done.returncode != 0 and "not supported" in done.stderr:
            pytest.skip(done.stderr)
        assert done.returncode == 0, done.stderr
    assert KEY not in sealed.read_bytes()


def test_a_kiosk_with_a_credential_writes_no_key_on_its_disk(
    credentials: Path, state: Path, given
) -> None:
    sealed_and_opened(credentials)
    keeper = CaseKeeper(state, given.platform_key, "kiosk-1")
    assert keeper.store_key == KEY
    given.kept(keeper)
    keeper.close()
    assert not (state / "store.key").exists()
    assert KEY not in b"".join(p.read_bytes() for p in state.rglob("*") if p.is_file())
    again = CaseKeeper(state, given.platform_key, "kiosk-1")
    assert again.counts().kept == 1
    again.close()


def test_the_key_of_a_running_kiosk_can_become_a_credential(
    credentials: Path, state: Path, given
) -> None:
    keeper = CaseKeeper(state, given.platform_key, "kiosk-1")
    given.kept(keeper)
    keeper.close()
    shutil.copy(state / "store.key", credentials / CREDENTIAL)
    for is_on_disk in (True, False):
        again = CaseKeeper(state, given.platform_key, "kiosk-1")
        assert again.counts().kept == 1
        again.close()
        if is_on_disk:
            (state / "store.key").unlink()


def test_two_different_keys_are_refused_before_a_second_store_is_made(
    credentials: Path, state: Path, given
) -> None:
    CaseKeeper(state, given.platform_key, "kiosk-1").close()
    (credentials / CREDENTIAL).write_bytes(KEY)
    with pytest.raises(StoreKeyUnusable, match="two_keys"):
        CaseKeeper(state, given.platform_key, "kiosk-1")


def test_a_credential_of_another_size_is_refused(credentials: Path, tmp_path: Path) -> None:
    (credentials / CREDENTIAL).write_bytes(KEY + b"\n")
    with pytest.raises(StoreKeyUnusable, match="wrong_size"):
        load_or_make_key(tmp_path / "store.key")
    assert not (tmp_path / "store.key").exists()


def test_a_unit_without_this_credential_has_its_file(credentials: Path, tmp_path: Path) -> None:
    key = load_or_make_key(tmp_path / "store.key")
    assert load_key(tmp_path / "store.key") == key
    assert list(credentials.iterdir()) == []
