"""Whom registration talks to: the SMS sender and the other services."""
