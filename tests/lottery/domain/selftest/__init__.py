"""Tests of the test of the draw on itself."""
