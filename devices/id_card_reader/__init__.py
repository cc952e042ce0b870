"""Resident identity card readers (SAM_V modules)."""
