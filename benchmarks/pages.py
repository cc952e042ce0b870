"""How long a page takes to come: from the event that leads to it to its first frame."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.figures import Figure, Result, figure, ms
from benchmarks.stage import Stage, kiosk_on_stage
from kiosk.demo_play import ERRANDS


def measure(folder: Path, *, quick: bool) -> Result:
    """Play visits and look at every change of the page."""
    visits = 1 if quick else 6
    with kiosk_on_stage(folder) as stage:
        for number in range(visits):
            stage.resident.visit(ERRANDS[number % len(ERRANDS)])
        bare = _bare(4 if quick else 100)
        figures = (
            figure(
                "event to first frame, all pages",
                "ms",
                ms([page.took_s for page in stage.pages.shown]),
                peer_name="two near-empty pages in a bare window",
                peer=ms(bare),
            ),
            *_slowest(stage, 1 if quick else 5),
        )
    return Result(
        "pages",
        "page changes in scripted visits, 1080x1920, drawn by the processor",
        figures,
        (
            "From the moment an event is put to the journey until the first frame with the new"
            " page was swapped; a form's next page counts too. No screen, so no wait for its"
            " refresh (16.7 ms at 60 Hz).",
            f"{visits} visits, {len({page.screen for page in stage.pages.shown})} screens;"
            f" mean {figures[0].ours.mean:.1f} ms, mean of the bare window"
            f" {1000 * sum(bare) / len(bare):.1f} ms.",
        ),
    )


def _slowest(stage: Stage, most: int) -> list[Figure]:
    """The screens with the highest medians."""
    took: dict[str, list[float]] = {}
    for page in stage.pages.shown:
        took.setdefault(page.screen, []).append(page.took_s)
    figures = [figure(f"to {screen}", "ms", ms(times)) for screen, times in took.items()]
    return sorted(figures, key=lambda f: -f.ours.median)[:most]


def _bare(times: int) -> list[float]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.bare_window", "--swap", str(times)],
        stdout=subprocess.PIPE,
        check=True,
        timeout=60,
    )
    swaps: list[float] = json.loads(done.stdout)["swaps"]
    return swaps
