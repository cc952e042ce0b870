"""Drills: faults on purpose, and a count of what they did. Not shipped; see docs/drills.md."""
