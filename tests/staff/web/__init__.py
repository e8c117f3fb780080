"""Tests of the staff service's web."""
