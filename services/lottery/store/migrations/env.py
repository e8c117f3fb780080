"""Alembic's entry to the migrations of the lottery."""

from shared.database.migration_environment import run

run()
