"""Tests of reading and writing a county."""
