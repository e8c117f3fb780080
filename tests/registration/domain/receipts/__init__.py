"""Receipts: what they say, how they are signed, what is refused."""
