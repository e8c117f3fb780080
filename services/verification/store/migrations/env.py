"""Alembic's entry to the migrations of verification."""

from shared.database.migration_environment import run

run()
