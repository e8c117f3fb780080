"""Tests of the season that drives everything."""
