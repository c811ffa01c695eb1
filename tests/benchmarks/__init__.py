"""Measurements of the stores on the synthetic model project: `python -m tests.benchmarks`; no test asserts a time."""
