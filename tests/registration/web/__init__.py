"""Tests of registration: web."""
