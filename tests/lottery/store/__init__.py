"""Tests of what the lottery remembers."""
