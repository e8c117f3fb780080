"""Tests of the staff service's domain."""
