"""Tests of shared/access."""
