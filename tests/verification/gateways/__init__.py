"""Tests of what verification talks to."""
