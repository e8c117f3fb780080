"""Who of the staff was at work here: accounts, passwords and sessions are the staff service's."""

import sqlalchemy as sa

from services.verification.store.metadata import metadata

staff_seen = sa.Table(
    "staff_seen",
    metadata,
    sa.Column("staff_id", sa.Uuid, primary_key=True),
    sa.Column("display_name", sa.Text, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
)
"""Names for cards, as they were when somebody was last at work here."""
