"""How long the courier waits."""

from __future__ import annotations

import pytest

from offline_cache.backoff import after_network_fault, after_platform_fault


@pytest.mark.parametrize(("attempts", "longest"), [(1, 2.0), (3, 8.0), (8, 256.0), (9, 300.0)])
def test_delay_is_anything_up_to_a_doubling_span(attempts: int, longest: float) -> None:
    assert after_platform_fault(attempts, None, 0.0) == 0.0
    assert after_platform_fault(attempts, None, 1.0) == longest


def test_span_stops_growing() -> None:
    assert after_platform_fault(100_000, None, 1.0) == 300.0
    assert after_network_fault(100_000, 5.0, 1.0) == 5.0


@pytest.mark.parametrize(("asked", "waited"), [(0.0, 0.0), (7.0, 7.0), (86_400.0, 900.0)])
def test_platform_may_ask_for_a_quarter_of_an_hour_at_most(asked: float, waited: float) -> None:
    assert after_platform_fault(1, asked, 0.5) == waited


def test_first_network_fault_is_tried_again_almost_at_once() -> None:
    assert after_network_fault(0, 60.0, 1.0) == 0.2
