"""Tests of what verification remembers."""
