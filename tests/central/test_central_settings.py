"""Settings and keys: checked whole at start, refused by name and place."""

from __future__ import annotations

import os

import pytest

from central.keys import KeyFault, add_key, key_id_of, load_keys
from central.settings import SettingsRefused, read_settings

SOUND = """
data_dir = "data"
items_dir = "items"
[[kiosks]]
kiosk_id = "K1"
token_sha256 = "{digest}"
[database]
connections = 4
""".format(digest="0" * 64)


@pytest.fixture
def write(tmp_path):
    def write(text):
        path = tmp_path / "platform.toml"
        path.write_text(text)
        return path

    return write


def test_paths_count_from_the_folder_of_the_file(write, tmp_path):
    settings = read_settings(write(SOUND))
    assert (settings.data_dir, settings.items_dir) == (tmp_path / "data", tmp_path / "items")
    assert settings.listen == "127.0.0.1"
    assert settings.kiosks[0].kiosk_id == "K1"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SOUND + "pool = 3\n", "`pool` - at `$.database`"),
        ("colour = 1\n" + SOUND, "`colour`"),
        (SOUND.replace('"K1"', '"../K1"'), "`$.kiosks[0].kiosk_id`"),
        (SOUND.replace("0" * 64, "secret"), "`$.kiosks[0].token_sha256`"),
        (SOUND.replace("connections = 4", "connections = 0"), "`$.database.connections`"),
        (SOUND.replace('data_dir = "data"', ""), "`data_dir`"),
        (SOUND.replace('data_dir = "data"', "data_dir = 5"), "`$.data_dir`"),
        (SOUND + '[[kiosks]]\nkiosk_id = "K1"\ntoken_sha256 = "' + "1" * 64 + '"', "twice"),
        ("= nonsense", "Invalid"),
    ],
)
def test_a_wrong_file_is_refused_with_the_place(write, text, said):
    path = write(text)
    with pytest.raises(SettingsRefused) as fault:
        read_settings(path)
    assert said in fault.value.reason
    assert str(path) in str(fault.value)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(SettingsRefused):
        read_settings(tmp_path / "none.toml")


def test_keys_are_made_once_and_for_the_owner_only(tmp_path):
    folder = tmp_path / "keys"
    first, second = load_keys(folder), load_keys(folder)
    assert first == second
    assert (len(first.sealing), len(first.answer)) == (1, 1)
    assert first.sealing[0].key_id == key_id_of(first.sealing[0].public_key)
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert first.sealing[0].private_key.hex() not in repr(first)


def test_a_new_key_is_used_and_the_old_one_kept(tmp_path):
    old = load_keys(tmp_path)
    add_key(tmp_path, "answer")
    added = add_key(tmp_path, "sealing")
    keys = load_keys(tmp_path)
    assert keys.sealing == (*old.sealing, added)
    assert set(keys.unsealing()) == {old.sealing[0].key_id, added.key_id}
    assert keys.sign(b"body")[1] == keys.answer[-1].key_id != old.answer[0].key_id


def test_a_key_others_can_read_is_not_used(tmp_path):
    load_keys(tmp_path)
    path = next(tmp_path.glob("sealing-*"))
    os.chmod(path, 0o640)
    with pytest.raises(KeyFault, match="0600"):
        load_keys(tmp_path)


@pytest.mark.parametrize("content", ["", "zz", "00" * 31, "00" * 32])
def test_a_key_file_with_other_content_is_not_used(tmp_path, content):
    load_keys(tmp_path)
    path = next(tmp_path.glob("answer-*"))
    path.write_text(content)
    with pytest.raises(KeyFault):
        load_keys(tmp_path)
