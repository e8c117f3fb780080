"""The tables of registration, grouped by what they are about."""
