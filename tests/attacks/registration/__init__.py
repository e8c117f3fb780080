"""Attacks on registration."""
