"""The yardstick of submissions: pgbench running the very statement that a submission runs, on the same server."""

import os
import re
import subprocess
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from services.registration.store.submission_statement import COLUMNS, REST, STATEMENT
from shared.database.connections import connected
from shared.database.launcher.account import server_account
from shared.database.launcher.binaries import postgres_binaries

NEW_NUMBER = "(:r)::text"
NEW_SUBMISSION = "sha256((:r)::text::bytea)"
NEW_EVENT = (
    """('{{"act":"APPLICATION_SUBMITTED","actor":{{"kind":"family","role":"","who":"{nothing}"}},"""
    """"at":"2026-07-01T08:00:00.000000Z","details":{{"form":"{nothing}","version":"1"}},"purpose":"","""
    """"record":"application:430612345678","request":"ABC DEF GHJ","salt":"' || (:r)::text || '","unit":"{unit}"}}')"""
)
"""An event of the length that the service's have; each of its own, by its salt."""
OF_RECEIPT = ("request_hash", "form_hash", "sealed_note")


def literal(value: object) -> str:
    """A value as SQL text."""
    if value is None:
        return "null"
    if isinstance(value, bytes):
        return f"'\\x{value.hex()}'::bytea"
    if isinstance(value, list):
        kind = "bytea" if any(isinstance(item, bytes) for item in value) else "text"
        return "array[" + ",".join(literal(item) for item in value) + f"]::{kind}[]"
    if isinstance(value, datetime):
        return f"'{value.isoformat()}'::timestamptz"
    return str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"


async def example(url: str, scope: str) -> Mapping[str, object]:
    """The values of one submission that is in the database, by the names of the statement's places."""
    async with connected(url) as connection:
        await connection.execute(f"set app.scope = '{scope}'")
        row = await connection.fetchrow("select * from registration.application limit 1")
        key = (row["unit_code"], row["number"])
        receipt = await connection.fetchrow(
            "select * from registration.receipt where (unit_code, number) = ($1, $2)", *key
        )
        wishes = "select school_code, category from registration.choice where (unit_code, number) = ($1, $2)"
        choices = await connection.fetch(f"{wishes} order by place", *key)
        body = await connection.fetchval("select body from registration.outbox limit 1")
    return {
        **{name: row[name] for name in COLUMNS},
        **{name: receipt[name] for name in OF_RECEIPT},
        "schools": [choice["school_code"] for choice in choices],
        "categories": [choice["category"] for choice in choices],
        "message": body,
        "event": "",
        "helper": None,
    }


def script(values: Mapping[str, object], statement: str = STATEMENT) -> str:
    """The statement with literals for its places, and a number and an account of its own each time."""
    names = [*COLUMNS, *(part.split()[0] for part in REST)]
    texts = [literal(values[name]) for name in names]
    texts[names.index("number")] = NEW_NUMBER
    texts[names.index("submission")] = NEW_SUBMISSION
    texts[names.index("account_id")] = NEW_SUBMISSION
    texts[names.index("event")] = NEW_EVENT.format(unit=values["unit_code"], nothing="0" * 64)
    filled = re.sub(r"\$(\d+)", lambda place: texts[int(place[1]) - 1], statement)
    return "\\set r random(200000000000, 999999999999)\n" + " ".join(filled.split()) + ";\n"


def transactions_a_second(url: str, statement: Path, *, clients: int, seconds: int, scope: str) -> float:
    """Run pgbench within a scope and return its figure, connections not counted; prepared, as by the service."""
    pgbench = postgres_binaries(server_account()) / "pgbench"
    options = ["-n", "-M", "prepared", "-c", str(clients), "-j", "2", "-T", str(seconds), "-f", str(statement)]
    scoped = {**os.environ, "PGOPTIONS": f"-c app.scope={scope}"}
    done = subprocess.run([str(pgbench), *options, url], capture_output=True, text=True, check=False, env=scoped)
    found = re.search(r"tps = ([0-9.]+) \(without", done.stdout)
    if found is None:
        raise ValueError(done.stdout + done.stderr)
    return float(found[1])
