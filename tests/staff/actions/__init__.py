"""Tests of the staff service's actions."""
