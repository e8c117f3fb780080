"""The schema `verification`: every table of this service hangs on this metadata."""

from shared.database.tables import new_metadata

metadata = new_metadata("verification")
