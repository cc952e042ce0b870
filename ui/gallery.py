"""Every picture of the gallery: what residents see, and what technicians see."""

from __future__ import annotations

from typing import Final

from ui.samples import SAMPLES, STARTING, Sample
from ui.samples_booking import BOOKING_SAMPLES
from ui.samples_counter import COUNTER_SAMPLES
from ui.samples_errands import ERRAND_SAMPLES
from ui.samples_left import LEFT_SAMPLES
from ui.samples_park import PARK_SAMPLES
from ui.samples_progress import PROGRESS_SAMPLES
from ui.samples_technician import TECHNICIAN_SAMPLES
from ui.samples_tickets import TICKET_SAMPLES

GALLERY: Final[tuple[Sample, ...]] = (
    STARTING,
    *SAMPLES,
    *PROGRESS_SAMPLES,
    *ERRAND_SAMPLES,
    *PARK_SAMPLES,
    *BOOKING_SAMPLES,
    *LEFT_SAMPLES,
    *TICKET_SAMPLES,
    *COUNTER_SAMPLES,
    *TECHNICIAN_SAMPLES,
)
