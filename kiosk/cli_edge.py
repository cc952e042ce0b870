"""Where commands meet the terminal: how they end when a pipe, a disk, a hand or a locale fails.

The answers follow shells: 130 after Ctrl-C (128 + SIGINT), 141 when nobody reads on, as after
`| head` (128 + SIGPIPE), 2 for a path that will not do.
"""

from __future__ import annotations

import io
import os
import select
import sys
from collections.abc import Callable

STOPPED = 130
NOBODY_READS = 141
WRONG_PATH = 2


def speak_chinese() -> None:
    """Start this program again, once, if this locale cannot write what it says or is given.

    With LC_ALL=C and PYTHONUTF8=0, or LANG=en_US.ISO-8859-1, not even arguments and file names
    arrive whole; Python's own UTF-8 mode (PEP 540) mends all of it, for child processes, too.
    """
    if sys.stdout is not None and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a file name may be no text at all
    if sys.flags.utf8_mode or _writes_chinese():
        return
    environment = {**os.environ, "PYTHONUTF8": "1"}
    environment.pop("PYTHONIOENCODING", None)
    # As a word, too: an interpreter told to be isolated (-I) does not look at its environment.
    os.execve(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]], environment)


def _writes_chinese() -> bool:
    spoken = getattr(sys.stdout, "encoding", None) or "utf-8"
    for encoding in (sys.getfilesystemencoding(), spoken):
        try:
            "门口".encode(encoding)
        except UnicodeEncodeError:
            return False
    return True


def carried_out(name: str, command: Callable[[], int]) -> int:
    """Run a command to its end and its last byte; return its status, in one line if it fails."""
    try:
        status = command()
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return STOPPED
    except OSError as fault:
        if nobody_reads():
            _leave_stdout()
            return NOBODY_READS
        print(f"menkou {name}: {said(fault)}", file=sys.stderr)
        _leave_stdout()
        return WRONG_PATH
    return status


def nobody_reads() -> bool:
    """Whether standard output is a pipe whose other end is closed."""
    if sys.stdout is None or sys.stdout is not sys.__stdout__:
        return False
    asking = select.poll()
    asking.register(1, 0)
    return any(event & select.POLLERR for _, event in asking.poll(0))


def said(fault: Exception) -> str:
    """What happened to which file, without numbers and class names."""
    if not isinstance(fault, OSError):
        return str(fault)
    why = fault.strerror or str(fault) or type(fault).__name__
    # Of two names, as of a link, the second is the one that was to be made.
    place = fault.filename2 or fault.filename
    return f"{place}: {why}" if place is not None else why


def _leave_stdout() -> None:
    """Throw away what stdout still holds: Python would try, and fail, once more at its end."""
    if sys.stdout is not sys.__stdout__ or sys.stdout is None:
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
