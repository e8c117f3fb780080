"""Tests of the rules of verification."""
