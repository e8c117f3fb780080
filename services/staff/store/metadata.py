"""The schema `staff`: every table of this service hangs on this metadata."""

import sqlalchemy as sa

from shared.database.tables import new_metadata

metadata = new_metadata("staff")
MOMENT = sa.DateTime(timezone=True)
