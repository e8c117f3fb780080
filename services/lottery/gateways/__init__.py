"""Whom the lottery talks to: the owner of the roster."""
