"""Erasing what the retention schedule says is due: one batch at a time, each with its line in the audit log."""
