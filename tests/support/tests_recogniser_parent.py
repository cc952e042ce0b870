"""A parent of a recogniser that says its child's number and waits to be killed."""

import signal

from kiosk.ports import NotRead
from kiosk.recogniser import Recogniser

RECOGNISER = Recogniser()
try:
    RECOGNISER.read(b"nothing")
except NotRead:
    print(RECOGNISER.pid, flush=True)
    signal.pause()
