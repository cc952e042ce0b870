"""Reads what is printed on a page: lines of text, and the fields of documents it knows.

The values and rules here are pure and light. `reader` loads the neural networks and belongs into
the recogniser's own process only (`kiosk.recogniser_process`).
"""
