"""Attacks: what families, thieves, bureaus and faults would try; each test asserts that it does not work."""
