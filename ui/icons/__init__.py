"""Drawn things: line icons (lucide, ISC licence, see lucide/LICENSE) and our own illustrations."""
