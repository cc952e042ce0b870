"""Keys of several suites side by side: numbered in one row, made when missing, refused when odd."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from central.keys import KeyFault, add_key, load_keys
from kiosk.sealed import SUITES, PrivateKey, sm2


def test_keys_of_several_suites_live_in_one_folder(tmp_path: Path) -> None:
    first = load_keys(tmp_path, [1, 2, 3])
    assert [key.suite for key in first.sealing] == [1, 2, 3]
    names = sorted(path.name.rsplit("-", 1)[0] for path in tmp_path.iterdir())
    assert names == ["answer-0001", "sealing-0001", "sealing-suite2-0002", "sealing-suite3-0003"]
    newer = add_key(tmp_path, "sealing", 2)
    again = load_keys(tmp_path, [3])
    assert again.sealing == (*first.sealing, newer)
    assert again.unsealing() == {
        key.key_id: PrivateKey(key.suite, key.private_key) for key in again.sealing
    }


def test_only_the_suites_asked_for_get_a_key(tmp_path: Path) -> None:
    assert [key.suite for key in load_keys(tmp_path, [3]).sealing] == [3]
    assert [key.suite for key in load_keys(tmp_path, [3, 2]).sealing] == [3, 2]


def test_suite_nobody_knows_gets_no_key(tmp_path: Path) -> None:
    with pytest.raises(KeyFault, match="unknown_suite"):
        add_key(tmp_path, "sealing", 9)
    with pytest.raises(KeyFault, match="no suite"):
        add_key(tmp_path, "answer", 2)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suite", [2, 9])
def test_key_file_of_the_wrong_suite_is_not_used(tmp_path: Path, suite: int) -> None:
    load_keys(tmp_path)
    path = next(tmp_path.glob("sealing-*"))
    path.rename(path.with_name(path.name.replace("sealing-", f"sealing-suite{suite}-")))
    with pytest.raises(KeyFault, match=path.stem.rsplit("-", maxsplit=1)[-1]):
        load_keys(tmp_path)


def test_platform_whose_libcrypto_lacks_sm2_says_so_at_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_keys(tmp_path, [3])
    monkeypatch.setattr(sm2, "_NID_SM2", 999_999)
    with pytest.raises(KeyFault, match="SM2 curve"):
        load_keys(tmp_path, [3])
    with pytest.raises(KeyFault, match="SM2 curve"):
        add_key(tmp_path, "sealing", 3)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("suite", sorted(SUITES))
def test_new_key_of_a_suite_is_made_on_the_command_line(tmp_path: Path, suite: int) -> None:
    settings = tmp_path / "platform.toml"
    settings.write_text('data_dir = "data"\n')
    command = [sys.executable, "-m", "central", "--settings", str(settings)]
    command += ["--new-key", "sealing", "--suite", str(suite)]
    made = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    (key,) = load_keys(tmp_path / "data" / "keys", [suite]).sealing
    assert made == {
        "key_id": key.key_id,
        "suite": suite,
        "public_key": key.public_key.hex(),
    }
