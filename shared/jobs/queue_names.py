"""The names of a receiver's queue in schema `jobs`; every one is given, so that no variable of the environment can."""

from pgqueuer.domain.settings import DBSettings, Durability
from pgqueuer.domain.types import Channel


def queue_names(receiver: str) -> DBSettings:
    """Return PGQueuer's names for the queue of one service; tables, type, function, trigger and channel are its own."""
    prefix = f"{receiver}_"
    return DBSettings(
        db_schema="jobs",
        prefix=prefix,
        channel=Channel(f"{prefix}ch_pgqueuer"),
        function=f"{prefix}fn_pgqueuer_changed",
        trigger=f"{prefix}tg_pgqueuer_changed",
        queue_table=f"{prefix}pgqueuer",
        queue_table_log=f"{prefix}pgqueuer_log",
        queue_status_type=f"{prefix}pgqueuer_status",
        statistics_table=f"{prefix}pgqueuer_statistics",
        schedules_table=f"{prefix}pgqueuer_schedules",
        durability=Durability.durable,
        widen_id=True,
    )
