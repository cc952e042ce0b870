"""What Menkou costs: times, memory and bytes, each beside a peer measured in the same run.

`./dev bench [NAME…] [--json] [--quick]`; what the figures mean stands in docs/benchmarks.md.
"""
