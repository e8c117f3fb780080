"""Schema `jobs`: a queue per receiver that only the receiver can touch, and a function by which others send into it."""

import asyncpg
from pgqueuer.adapters.persistence import schema_ddl

from shared.database.connections import connected
from shared.jobs.queries import queue_queries
from shared.jobs.queue_names import queue_names
from shared.jobs.routes import SENDERS


async def migrate_queues(migrator_url: str) -> None:
    """Make or upgrade every queue; safe to run twice and from several places at once."""
    async with connected(migrator_url) as migrator:
        await migrator.execute("set role jobs_owner; set lock_timeout = '5s'")
        await migrator.execute("select pg_advisory_lock(hashtext('migrate jobs'))")
        for receiver in SENDERS:
            await _migrate_queue(migrator, receiver)


async def _migrate_queue(migrator: asyncpg.Connection, receiver: str) -> None:
    """Follow what the installed PGQueuer declares: it alone knows the steps between its versions."""
    queries = queue_queries(migrator, receiver)
    if await queries.schema_is_installed():
        await queries.apply_upgrade()
        await migrator.execute(_rights(receiver))
        return
    async with migrator.transaction():
        await migrator.execute(schema_ddl.render_install(queue_names(receiver), create_schema=False))
        await migrator.execute(_rights(receiver))


def _rights(receiver: str) -> str:
    names = queue_names(receiver).qualified
    tables = (names.queue_table, names.queue_table_log, names.statistics_table, names.schedules_table)
    sequences = ", ".join(f"{table}_id_seq" for table in tables)
    return f"""
        grant select, insert, update, delete on {", ".join(tables)} to {receiver};
        grant usage, select on sequence {sequences} to {receiver};
        {_send_function(receiver)};
        revoke all on function jobs.send_to_{receiver} from public;
        grant execute on function jobs.send_to_{receiver} to {", ".join(SENDERS[receiver])};
    """  # noqa: S608 - the receiver is a name of ours


def _send_function(receiver: str) -> str:
    # The dedupe key keeps a message out that is still waiting; the receiver's table of seen messages does the rest.
    return f"""
        create or replace function jobs.send_to_{receiver}(job_name text, body bytea, dedupe text) returns bigint
        language sql security definer set search_path = pg_catalog, pg_temp as $$
            insert into {queue_names(receiver).qualified.queue_table}
                (priority, entrypoint, payload, dedupe_key, status)
            values (0, job_name, body, dedupe, 'queued')
            on conflict (dedupe_key) where status in ('queued', 'picked') and dedupe_key is not null do nothing
            returning id
        $$"""  # noqa: S608 - the receiver is a name of ours
