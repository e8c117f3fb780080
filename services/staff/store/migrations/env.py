"""Alembic's entry to the migrations of staff."""

from shared.database.migration_environment import run

run()
