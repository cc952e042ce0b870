"""A4 printers over IPP: straight to the printer (IPP Everywhere) or to a CUPS queue."""
