"""The tables of a service's audit log; `version_1.py` makes them, their functions, triggers and rights."""

from dataclasses import dataclass

import sqlalchemy as sa

MOMENT = sa.DateTime(timezone=True)
PARTS = {
    "act": """"left"(split_part(body, '"'::text, 4), 40)""",
    "record": """"left"(split_part(split_part(body, ',"record":"'::text, '-1'::integer), '"'::text, 1), 240)""",
}
"""What the log can be searched by, as the database takes it out of the event."""


@dataclass(frozen=True)
class AuditTables:
    """What the audit log of one service is kept in."""

    inbox: sa.Table
    """Acts that are committed and have no place in the log yet; the service adds to it and cannot even look."""
    log: sa.Table
    """The leaves, in order and without gaps; append-only for everybody."""
    head: sa.Table
    """One row: how many leaves there are, and the time of the last."""
    node: sa.Table
    """Hashes of complete subtrees of 256, 65536 … leaves, so that proofs are short work."""
    checkpoint: sa.Table
    """The signed notes: size, root, time."""
    cosignature: sa.Table
    """What witnesses signed below them."""

    @property
    def service(self) -> str:
        """The name of the service, which is that of the schema."""
        return str(self.log.schema)


def audit_tables(metadata: sa.MetaData) -> AuditTables:
    """Add the tables of an audit log to the tables of a service."""
    return AuditTables(
        inbox=_inbox(metadata),
        log=_log(metadata),
        head=_head(metadata),
        node=_node(metadata),
        checkpoint=_checkpoint(metadata),
        cosignature=_cosignature(metadata),
    )


def _inbox(metadata: sa.MetaData) -> sa.Table:
    return sa.Table(
        "audit_inbox",
        metadata,
        sa.Column("id", sa.BigInteger, sa.Identity(always=True), primary_key=True),
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("put_at", MOMENT, nullable=False, server_default=sa.text("clock_timestamp()")),
    )


def _log(metadata: sa.MetaData) -> sa.Table:
    hashes = {
        "body_hash": f"{metadata.schema}.audit_hash(body)",
        "leaf_hash": f"{metadata.schema}.audit_leaf_hash(leaf_index, unit_code, logged_at, body)",
    }
    return sa.Table(
        "audit_log",
        metadata,
        sa.Column("leaf_index", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("logged_at", MOMENT, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        *(sa.Column(name, sa.Text, sa.Computed(text, persisted=True), nullable=False) for name, text in PARTS.items()),
        *(
            sa.Column(n, sa.LargeBinary, sa.Computed(text, persisted=True), nullable=False)
            for n, text in hashes.items()
        ),
        sa.Index(None, "body_hash", postgresql_using="hash"),
        sa.Index(None, "leaf_hash", postgresql_using="hash"),
        sa.Index(None, "record", "leaf_index"),
        sa.Index(None, "logged_at"),
    )


def _head(metadata: sa.MetaData) -> sa.Table:
    return sa.Table(
        "audit_head",
        metadata,
        sa.Column("one", sa.Boolean, primary_key=True, server_default=sa.true()),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("logged_at", MOMENT, nullable=False),
    )


def _node(metadata: sa.MetaData) -> sa.Table:
    return sa.Table(
        "audit_node",
        metadata,
        sa.Column("level", sa.SmallInteger, primary_key=True, autoincrement=False),
        sa.Column("position", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
    )


def _checkpoint(metadata: sa.MetaData) -> sa.Table:
    return sa.Table(
        "audit_checkpoint",
        metadata,
        sa.Column("size", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("root", sa.LargeBinary, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("note", sa.LargeBinary, nullable=False),
    )


def _cosignature(metadata: sa.MetaData) -> sa.Table:
    return sa.Table(
        "audit_cosignature",
        metadata,
        sa.Column("size", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("witness", sa.Text, primary_key=True),
        sa.Column("line", sa.LargeBinary, nullable=False),
        sa.Column("kept_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["size"], [f"{metadata.schema}.audit_checkpoint.size"]),
    )
