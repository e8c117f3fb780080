"""The signature says whether a function writes, and mypy holds it."""

from pathlib import Path

from mypy import api

READER_HANDED_TO_A_WRITER = """
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database, ReadSession, WriteSession
async def save(session: WriteSession) -> None: ...
async def find(session: ReadSession) -> None: ...
async def act(db: Database) -> None:
    async with db.transaction(UNSCOPED) as writing:
        await save(writing)
        await find(writing)
    async with db.reading(UNSCOPED) as reading:
        await find(reading)
        await save(reading)
"""


def test_a_reading_session_is_not_taken_by_a_function_that_writes(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(READER_HANDED_TO_A_WRITER, encoding="utf-8")
    said, _, _ = api.run(["--follow-imports=silent", f"--cache-dir={tmp_path / 'cache'}", str(program)])
    errors = [line for line in said.splitlines() if ": error:" in line]
    assert len(errors) == 1, said
    assert 'program.py:12: error: Argument 1 to "save" has incompatible type "ReadSession"' in errors[0]
