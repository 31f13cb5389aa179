"""Benchmarks: each figure beside something known, measured in the same run. `make bench` writes docs/performance.md."""
