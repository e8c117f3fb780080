"""The outbox: a message is written in the transaction that causes it, and moved to its receiver afterwards.

Never straight into the queue from a request: its NOTIFY would make all commits of the database wait for each other.
"""

import sqlalchemy as sa

from shared.contracts.messages import Message
from shared.database.sessions import WriteSession
from shared.jobs.routes import receivers_of


def outbox_table(metadata: sa.MetaData) -> sa.Table:
    """Return the table `outbox` of a service: what it has said and not yet sent."""
    allowed = ", ".join(f"'{receiver}'" for receiver in receivers_of(str(metadata.schema)))
    return sa.Table(
        "outbox",
        metadata,
        sa.Column("id", sa.BigInteger, sa.Identity(), primary_key=True),
        sa.Column("receiver", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.CheckConstraint(f"receiver in ({allowed})", name="receiver"),
    )


async def put(session: WriteSession, table: sa.Table, *, receiver: str, message: Message) -> None:
    """Write a message to the outbox, so that it is sent if and only if this transaction commits.

    Raises ValueError where this service may not send to that receiver.
    """
    if receiver not in receivers_of(str(table.schema)):
        raise ValueError(f"{table.schema} sends nothing to {receiver}")
    await session.execute(table.insert().values(receiver=receiver, name=type(message).__name__, body=as_body(message)))


def as_body(message: Message) -> bytes:
    """Return a message as it travels: JSON in UTF-8."""
    return message.model_dump_json().encode()
