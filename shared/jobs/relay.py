"""Moves messages from a service's outbox to the queues of their receivers, in batches: one NOTIFY for each."""

import asyncio

import sqlalchemy as sa

from shared.database.scope import UNSCOPED
from shared.database.sessions import Database
from shared.jobs.routes import receivers_of
from shared.jobs.supervision import pause


class Relay:
    """The relay of one service; several may run at once and do not get into each other's way."""

    def __init__(self, db: Database, *, batch: int = 500) -> None:
        self._db = db
        self._batch = batch
        self._moves = [sa.text(move_statement(db.service, receiver)) for receiver in receivers_of(db.service)]

    async def move(self) -> int:
        """Move one batch to each receiver and return the size of the largest; all in one transaction."""
        async with self._db.transaction(UNSCOPED) as session:
            return max([await session.scalar(move, {"batch": self._batch}) or 0 for move in self._moves], default=0)

    async def run(self, stop: asyncio.Event, *, every: float) -> None:
        """Move until the stop, pausing `every` seconds when little is left."""
        while not stop.is_set():
            if await self.move() < self._batch:
                await pause(stop, every)


def move_statement(sender: str, receiver: str) -> str:
    """Return the statement that takes a batch out of the outbox and sends it, wholly or not at all."""
    return f"""
        with chosen as materialized (
            select id from {sender}.outbox where receiver = '{receiver}'
            order by id limit :batch for update skip locked),
        taken as (
            delete from {sender}.outbox using chosen where outbox.id = chosen.id
            returning outbox.id, outbox.name, outbox.body),
        sent as materialized (
            select jobs.send_to_{receiver}(name, body, '{sender} ' || id) as job
            from (select * from taken order by id) as in_order)
        select count(*) from sent"""  # noqa: S608 - sender and receiver are names of ours
