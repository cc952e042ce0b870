"""Devices: links, frames, readers, and simulators that speak the same bytes. No Qt."""
