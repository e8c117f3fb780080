"""replay.sql as the tests call it: one connection, one draw after the other."""

import io
import shutil
from pathlib import Path
from typing import Self

import asyncpg

from shared.database.launcher.account import server_account
from shared.database.launcher.binaries import postgres_binaries
from tests.spec.bundles import Files
from tests.spec.programs import SPECIFICATION

REPLAY_SQL = SPECIFICATION.parent / "draw" / "replay.sql"
COLUMNS = "school,category,pos,app_no,group,choice,tier,ticket\n"


class SqlReplay:
    """The schema of replay.sql in a database of its own."""

    def __init__(self, connection: "asyncpg.Connection[asyncpg.Record]") -> None:
        self._connection = connection

    @classmethod
    async def begin(cls, connection: "asyncpg.Connection[asyncpg.Record]") -> Self:
        """Run replay.sql."""
        await connection.execute(REPLAY_SQL.read_text("utf-8"))
        return cls(connection)

    async def load(self, files: Files) -> None:
        """Put roster.csv, draw.json and seed.json into the tables."""
        await self._connection.execute("truncate paiwei.roster, paiwei.document")
        await self._connection.copy_to_table(
            "roster",
            schema_name="paiwei",
            source=io.BytesIO(files["roster.csv"]),
            format="csv",
            header=True,
            force_not_null=["group"],
        )
        for name in ("draw.json", "seed.json"):
            text = files[name].decode()
            await self._connection.execute("insert into paiwei.document values ($1, $2)", name, text)

    async def chain(self) -> dict[str, bool]:
        """Which links of the hash chain hold."""
        return {line: holds for line, holds in await self._connection.fetch("table paiwei.chain")}

    async def positions(self, files: Files) -> bytes:
        """Return the first eight columns of results.csv."""
        await self.load(files)
        rows = await self._connection.fetch("table paiwei.positions")
        return (COLUMNS + "".join(",".join(map(cell, row)) + "\n" for row in rows)).encode()


def cell(value: object) -> str:
    """One field of a CSV file."""
    return "" if value is None else str(value)


def first_eight(results: bytes) -> bytes:
    """What replay.sql says of a results.csv: everything before status and wait."""
    return b"".join(b",".join(line.split(b",")[:8]) + b"\n" for line in results.splitlines())


def header_commands() -> str:
    """The commands for psql that stand at the top of replay.sql."""
    lines = REPLAY_SQL.read_text("utf-8").splitlines()
    begin = next(number for number, line in enumerate(lines) if "psql -X" in line)
    end = lines.index("--     END")
    return "".join(f"{line.removeprefix('--     ')}\n" for line in lines[begin + 1 : end])


def psql() -> Path:
    """The client program: the one on the path, else that of the server which the tests start."""
    found = shutil.which("psql")
    return Path(found) if found else postgres_binaries(server_account()) / "psql"
