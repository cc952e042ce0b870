"""Client of the central platform."""
