"""An auditor takes the log of the own scope out over HTTP, and the file proves itself; nobody else does."""

import httpx2
import pytest

from services.lottery.settings import LotterySettings
from services.lottery.store.tables import audit
from shared.audit_log.log import AuditLog
from shared.audit_log.make_checkpoint import make_checkpoint
from shared.audit_log.verify_export import ExportRefused, verify_export
from shared.codes.staff_roles import ROLES, Role
from shared.database.sessions import Database
from tests.builders.ceremonies import Ceremony, session_of

EXPORT = "/api/audit/export"
ALWAYS = {"since": "2001-01-01T00:00:00Z", "until": "2999-01-01T00:00:00Z"}


@pytest.fixture
def log(settings: LotterySettings, lottery_db: Database) -> AuditLog:
    """The log of the running lottery."""
    return settings.audit_log(lottery_db, audit, settings.key_ring)


async def test_the_file_proves_itself_and_taking_it_is_an_act(
    client: httpx2.AsyncClient, ceremony: Ceremony, log: AuditLog
) -> None:
    await ceremony.go_to("freeze")
    await make_checkpoint(log)
    answer = await client.get(EXPORT, params=ALWAYS, headers=session_of("auditor"))
    assert answer.headers["content-type"] == "application/jsonl"
    lines = answer.text.splitlines(keepends=True)
    assert verify_export(lines, log.vkey).events == 5
    with pytest.raises(ExportRefused):
        verify_export([*lines[:2], *lines[3:]], log.vkey)
    await make_checkpoint(log)
    again = await client.get(EXPORT, params=ALWAYS, headers=session_of("auditor"))
    assert "AUDIT_EXPORTED" in again.text


async def test_an_auditor_of_another_unit_reads_none_of_its_acts(
    client: httpx2.AsyncClient, ceremony: Ceremony, log: AuditLog
) -> None:
    await ceremony.go_to("announce")
    await make_checkpoint(log)
    stranger = session_of("auditor", scope="140198", name="别处的审计")
    answer = await client.get(EXPORT, params=ALWAYS, headers=stranger)
    assert answer.status_code == 200
    assert verify_export(answer.text.splitlines(keepends=True), log.vkey).events == 0
    assert "DRAW_ANNOUNCED" not in answer.text


async def test_before_the_first_checkpoint_there_is_nothing_to_prove(client: httpx2.AsyncClient) -> None:
    answer = await client.get(EXPORT, params=ALWAYS, headers=session_of("auditor"))
    assert (answer.status_code, answer.json()["code"]) == (404, "NO_CHECKPOINT")


@pytest.mark.parametrize("role", [role for role in ROLES if role != "auditor"])
async def test_no_other_role_takes_it_out(client: httpx2.AsyncClient, role: Role) -> None:
    fields = {"school_code": "P01"} if role == "school_clerk" else {}
    answer = await client.get(EXPORT, params=ALWAYS, headers=session_of(role, **fields))
    assert (answer.status_code, answer.json()["code"]) == (403, "ROLE_FORBIDS")
