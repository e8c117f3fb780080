"""Attacks on the audit log itself, by somebody who holds the role of the service in the database."""
