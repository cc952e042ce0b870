"""`python -m central` as an operator or systemd sees it: ready, stopped, killed, started again."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parents[2]
NOBODY = ("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups")


@pytest.fixture
def folder(wait_until):
    folder = Path(tempfile.mkdtemp(prefix="menkou-test-"))
    (folder / "platform.toml").write_text('data_dir = "data"\nport = 0\n')
    yield folder
    wait_until(lambda: database_processes(folder) == [])
    shutil.rmtree(folder)


@pytest.fixture
def run():
    """Start platforms; whatever is still there afterwards is killed."""
    with contextlib.ExitStack() as stack:

        def run(folder, *options, wrapping=()):
            command = (*wrapping, sys.executable, "-m", "central", *options)
            process = subprocess.Popen(
                (*command, "--settings", str(folder / "platform.toml")),
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            # ExitStack works backwards: kill, wait, close.
            for pipe in (process.stdin, process.stdout, process.stderr):
                stack.callback(pipe.close)
            stack.callback(process.wait)
            stack.callback(process.kill)
            return process

        yield run


def ready(process):
    line = process.stdout.readline()
    assert line, process.stderr.read()
    return json.loads(line)


def hello(url):
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=10)
    connection.request("GET", "/v1/hello")
    found = json.loads(connection.getresponse().read())
    connection.close()
    return found


def database_processes(folder):
    """The PostgreSQL processes that work in this folder."""
    found = []
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if entry.name.isdecimal() and str(folder) in os.readlink(entry / "cwd"):
                found.append(int(entry.name))
    return found


def test_it_says_when_it_is_ready_and_stops_when_told(folder, run):
    process = run(folder)
    said = ready(process)
    assert set(said) == {"url", "operator"}
    first = hello(said["url"])
    assert database_processes(folder)
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0
    assert database_processes(folder) == []
    assert said["operator"]["password"] not in process.stderr.read()
    again = run(folder)
    assert hello(ready(again)["url"])["answer_keys"] == first["answer_keys"]


def test_killed_it_takes_its_database_along_and_starts_again(folder, run):
    process = run(folder)
    ready(process)
    process.kill()
    process.wait()
    hello(ready(run(folder))["url"])
    assert database_processes(folder)


def test_killed_and_not_started_again_it_leaves_no_process(folder, run, wait_until):
    process = run(folder)
    ready(process)
    process.kill()
    process.wait()
    wait_until(lambda: database_processes(folder) == [])


def test_attached_it_ends_with_its_starter(folder, run):
    process = run(folder, "--attached")
    ready(process)
    process.stdin.close()
    assert process.wait(10) == 0
    assert database_processes(folder) == []


def test_it_stops_in_the_middle_of_an_upload(folder, run):
    process = run(folder)
    address = urlsplit(ready(process)["url"])
    with contextlib.closing(http.client.HTTPConnection(address.netloc, timeout=10)) as connection:
        connection.putrequest("POST", "/v1/demo/codes")
        connection.putheader("Content-Length", "100")
        connection.endheaders(b"{")
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0


def test_a_second_one_on_the_same_folder_says_so_and_leaves(folder, run):
    first = run(folder)
    url = ready(first)["url"]
    second = run(folder)
    _, said = second.communicate(timeout=15)
    assert second.returncode == 2
    assert "in use by another platform" in said
    assert hello(url)["epoch"] == 1


def test_a_wrong_settings_file_is_named_with_the_place(folder, run):
    with (folder / "platform.toml").open("a") as file:
        file.write("colour = 'red'\n")
    process = run(folder)
    output, said = process.communicate(timeout=15)
    assert (process.returncode, output) == (2, "")
    assert "platform.toml" in said
    assert "colour" in said
    assert "Traceback" not in said


def test_a_new_key_is_made_on_the_command_line(folder, run):
    made = json.loads(run(folder, "--new-key", "sealing").communicate(timeout=15)[0])
    url = ready(run(folder))["url"]
    assert [key["key_id"] for key in hello(url)["sealing_keys"]] == [made["key_id"]]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_it_runs_as_an_ordinary_user_too(folder, run):
    os.chown(folder, 65534, 65534)
    process = run(folder, wrapping=NOBODY)
    hello(ready(process)["url"])
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0
