"""Tests of the rights of child and guardian: pure rules."""
