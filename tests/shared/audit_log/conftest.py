"""A log over this test's database, with a directory of its own for its checkpoints."""

from pathlib import Path

import pytest

from shared.audit_log.log import AuditLog
from shared.database.sessions import Database
from tests.builders.audit_log import log_over


@pytest.fixture
def log(lottery_db: Database, tmp_path: Path) -> AuditLog:
    """The log of the lottery."""
    return log_over(lottery_db, directory=tmp_path / "outside")
