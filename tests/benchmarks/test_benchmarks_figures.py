"""Summing up: which end of the samples is the bad one, and what a table says."""

from __future__ import annotations

import pytest

from benchmarks.figures import Result, figure, ms, spread
from benchmarks.report import markdown, plain


def test_the_bad_end_of_times_is_the_long_one() -> None:
    found = spread([float(n) for n in range(1, 101)])
    assert (found.n, found.median, found.p95, found.worst) == (100, 50.5, 95, 100)


def test_the_bad_end_of_rates_is_the_low_one() -> None:
    found = spread([float(n) for n in range(1, 101)], more_is_better=True)
    assert (found.median, found.p95, found.worst) == (50.5, 6, 1)


def test_of_a_few_samples_p95_is_the_worst() -> None:
    assert spread([3.0, 1.0, 2.0]).p95 == 3


def test_nothing_measured_is_no_figure() -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        spread([])


def test_a_ratio_needs_a_peer() -> None:
    assert figure("alone", "ms", [4.0]).ratio is None
    assert figure("both", "ms", [4.0], peer_name="peer", peer=[2.0]).ratio == 2


def test_a_table_row_has_figure_peer_and_ratio() -> None:
    both = figure("card read", "ms", ms([0.25, 0.27, 0.3]), peer_name="wire", peer=[118.0])
    result = Result("card", "a card", (both,), ("said so",))
    text = markdown({"processor": "some"}, [result])
    assert "| card read, ms | 3 | 270 | 300 | 300 | wire | 118 | 2.29 |" in text
    assert "- processor: some" in text
    assert "- said so" in text
    assert plain({}, [result])["results"][0]["figures"][0]["ratio"] == pytest.approx(270 / 118)
