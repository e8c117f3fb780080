"""Tests of hashing, sealing, keys."""
