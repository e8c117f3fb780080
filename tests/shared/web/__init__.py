"""Tests of what every page and every API shares."""
