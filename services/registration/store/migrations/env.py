"""Runs the migrations of schema registration."""

from shared.database.migration_environment import run

run()
