"""Sheet scanners with a feeder: pages in through SANE or eSCL, out as sealed pictures."""
