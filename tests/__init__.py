"""Tests mirror the code; vectors, architecture, browser and benchmarks stand beside."""
