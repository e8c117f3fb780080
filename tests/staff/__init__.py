"""Tests of the staff service."""
