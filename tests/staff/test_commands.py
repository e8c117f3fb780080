"""The commands: the first administrator comes in by what the command prints, and nobody else does."""

import re
from collections.abc import Mapping

import pytest
from typer.testing import CliRunner, Result

from services.cli import app_with
from services.staff.actions.accept import Enrolment, read_invitation
from services.staff.actions.room import StaffRoom
from shared.clock import SystemClock
from shared.database.provision import ServiceUrls
from shared.database.sessions import Database
from tests.builders.staff import SERVICE_TOKEN, person, room_over
from tests.plugins.apart import apart

INVITE = ["staff", "invite", "--name", "周敏", "--role", "administrator", "--scope", "1401", "--home-unit", "1401"]


@pytest.fixture
def environment(urls: ServiceUrls) -> Mapping[str, str]:
    return {
        "STAFF_DATABASE_URL": urls.staff,
        "STAFF_MASTER_SECRET": bytes(range(32)).hex(),
        "STAFF_PROVINCE_SECRET": bytes(range(1, 33)).hex(),
        "STAFF_SERVICE_TOKEN": SERVICE_TOKEN,
        "STAFF_PUBLIC_URL": "https://sunny.example/staff",
    }


def run(environment: Mapping[str, str], *arguments: str) -> Result:
    return CliRunner().invoke(app_with(["staff"]), list(arguments), env=dict(environment))


async def invitation_of(urls: ServiceUrls, token: str) -> Enrolment:
    db = Database(urls.staff, service="staff", pool_size=1)
    try:
        return await read_invitation(room_over(db), token, now=SystemClock().now())
    finally:
        await db.close()


async def somebody(urls: ServiceUrls) -> str:
    db = Database(urls.staff, service="staff", pool_size=1)
    try:
        room: StaffRoom = room_over(db)
        return str((await person(room)).staff_id)
    finally:
        await db.close()


def token_in(result: Result) -> str:
    found = re.search(r"https://sunny\.example/staff/invitation/([0-9a-f]{64})\n", result.stdout)
    assert found, result.output
    return found.group(1)


def test_the_first_administrator_is_invited(environment: Mapping[str, str], urls: ServiceUrls) -> None:
    result = run(environment, *INVITE)
    assert result.exit_code == 0, result.output
    step = apart(invitation_of(urls, token_in(result)))
    assert (step.display_name, step.role, step.renews) == ("周敏", "administrator", False)
    assert "只能用一次" in result.stderr


def test_a_lost_phone_takes_one_operator(environment: Mapping[str, str], urls: ServiceUrls) -> None:
    staff_id = apart(somebody(urls))
    listed = run(environment, "staff", "list")
    assert staff_id in listed.stdout
    result = run(environment, "staff", "invite-again", staff_id)
    assert apart(invitation_of(urls, token_in(result))).renews


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--role", "king"], "请选一种工作"),
        (["--scope", "x"], "管的地方写行政区划代码"),
        (["--role", "draw_releaser"], "放行派位结果的人要来自"),
    ],
)
def test_what_is_wrong_is_one_sentence(environment: Mapping[str, str], arguments: list[str], sentence: str) -> None:
    result = run(environment, *INVITE, *arguments)
    assert result.exit_code == 1
    assert sentence in result.stderr
    assert "Traceback" not in result.output


def test_missing_settings_are_named_and_unknown_accounts_told(environment: Mapping[str, str]) -> None:
    without = {name: value for name, value in environment.items() if name != "STAFF_PUBLIC_URL"}
    result = run({**without, "STAFF_PUBLIC_URL": ""}, "staff", "list")
    assert "STAFF_PUBLIC_URL" in result.stderr
    assert "没有这个账号" in run(environment, "staff", "invite-again", "0" * 32).stderr
