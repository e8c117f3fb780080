"""Receipts (报名回执): what is promised to a family, how it is signed, and how anybody checks it."""
