"""What is said when no PostgreSQL can be had: one sentence that names the way out."""


class PostgresUnavailable(Exception):
    """No database server can be started or reached; the text says why and what to do."""
