"""Table definitions: one MetaData per service, in the service's own schema, with names that never change by chance."""

import sqlalchemy as sa

NAMES = {
    "pk": "%(table_name)s_pkey",
    "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
    "uq": "%(table_name)s_%(column_0_N_name)s_key",
    "ix": "%(table_name)s_%(column_0_N_name)s_idx",
    "ck": "%(table_name)s_%(constraint_name)s_check",
}
"""PostgreSQL's own way of naming, so that a name in an error message is what the definition says."""


def new_metadata(schema: str) -> sa.MetaData:
    """Return empty MetaData for the tables of one service."""
    return sa.MetaData(schema=schema, naming_convention=NAMES)
