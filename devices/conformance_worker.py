"""Plays checks of the conformance suite, one a line: `python -m devices.conformance_worker SLACK`.

A line on stdin is {"driver", "check"}; the answer on stdout is a `devices.conformance.Result` as
JSON. What the simulators and drivers print goes to stderr. Ends with stdin.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict

from devices.catalogue import spec_of
from devices.conformance import conform
from devices.lifeline import die_with_parent


def main() -> int:
    """Answer line by line."""
    die_with_parent()
    slack = float(sys.argv[1])
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)
    for line in sys.stdin:
        wanted = json.loads(line)
        for result in conform(spec_of(wanted["driver"]), [wanted["check"]], slack=slack):
            answers.write(json.dumps(asdict(result)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
