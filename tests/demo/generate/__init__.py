"""Tests of the generated county."""
