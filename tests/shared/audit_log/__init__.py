"""The audit log, without and with PostgreSQL."""
