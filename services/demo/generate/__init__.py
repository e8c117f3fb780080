"""Generates a county: invented families on real division codes, the same for the same seed, byte for byte."""
