"""Benchmarks: galleries of invented people of any size, and what it costs to build them."""
