"""What all tables of registration share: the schema, and the kinds of columns."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from shared.database.tables import new_metadata

metadata = new_metadata("registration")
MOMENT = sa.DateTime(timezone=True)


def unit_column() -> sa.Column[str]:
    """Return the column that stands first in every table of an admission unit."""
    return sa.Column("unit_code", sa.Text, nullable=False)


def text(name: str, *, null: bool = False) -> sa.Column[str]:
    """Return a column of plain text."""
    return sa.Column(name, sa.Text, nullable=null)


def octets(name: str, *, null: bool = False) -> sa.Column[bytes]:
    """Return a column of bytes: a hash, a blind index or a sealed value."""
    return sa.Column(name, sa.LargeBinary, nullable=null)


def moment(name: str, *, null: bool = False) -> sa.Column[datetime]:
    """Return a column of an aware moment."""
    return sa.Column(name, MOMENT, nullable=null)


def identifier(name: str, *, null: bool = False) -> sa.Column[UUID]:
    """Return a column of a random or derived identifier."""
    return sa.Column(name, sa.Uuid, nullable=null)
