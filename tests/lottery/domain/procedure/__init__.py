"""Tests of verdict B, line by line."""
