"""The technician's area: a hidden door, a few plain pages, and a trail of what was done."""
