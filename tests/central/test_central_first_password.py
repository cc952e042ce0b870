"""The operator's first password: said to who started the platform, or kept in a file of its own."""

from __future__ import annotations

from pathlib import Path

from central.callers import digest_of
from central.first_password import first_password, with_password
from central.settings import Settings, read_settings


def settings(folder: Path, more: str = "") -> Settings:
    path = folder / "central.toml"
    path.write_text(f'data_dir = "{folder}"\nitems_dir = "{folder}"\n{more}', "utf-8")
    return read_settings(path)


def test_without_a_file_the_password_is_said(tmp_path: Path) -> None:
    first = first_password(settings(tmp_path), None)
    assert first is not None
    assert first.said() == {"password": first.word}
    opened = with_password(settings(tmp_path), first)
    assert opened.operator.password_sha256 == digest_of(first.word)


def test_with_a_file_it_is_said_nowhere_and_stays_the_same(tmp_path: Path) -> None:
    file = tmp_path / "operator.password"
    first = first_password(settings(tmp_path), file)
    assert first is not None
    assert first.said() == {"password_file": str(file)}
    assert first.word not in repr(first)
    assert file.stat().st_mode & 0o777 == 0o600
    assert first_password(settings(tmp_path), file) == first


def test_a_torn_file_of_an_earlier_start_is_in_nobodys_way(tmp_path: Path) -> None:
    file = tmp_path / "operator.password"
    file.with_suffix(".new").write_text("half")
    first = first_password(settings(tmp_path), file)
    assert first is not None
    assert file.read_text().strip() == first.word


def test_who_set_a_password_is_given_none(tmp_path: Path) -> None:
    chosen = settings(tmp_path, f'[operator]\npassword_sha256 = "{digest_of("correct horse")}"\n')
    assert first_password(chosen, tmp_path / "operator.password") is None
    assert with_password(chosen, None) == chosen
    assert not (tmp_path / "operator.password").exists()
