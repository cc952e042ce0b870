"""Signature pads: a pen's way over a surface, in millimetres."""
