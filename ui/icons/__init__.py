"""Drawn things: line icons (lucide, ISC, see lucide/LICENSE); strokes and pictures of our own."""
