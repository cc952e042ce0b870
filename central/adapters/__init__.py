"""Doors to outside systems. Whatever stands behind one, the platform's own books come first."""
