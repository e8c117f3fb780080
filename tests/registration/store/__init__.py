"""Tests of registration: store."""
