"""Menkou's core: the resident's journey and the values it works on."""
