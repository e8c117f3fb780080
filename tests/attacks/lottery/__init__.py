"""Attacks on the lottery."""
