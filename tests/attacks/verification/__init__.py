"""Attacks on verification."""
