"""`yangguang keys pid`, word by word: shown, asked for, agreed to, handed over, opened, destroyed."""

import asyncio
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from services.keys.commands import keys_app
from services.registration.actions.tools import Tools
from services.registration.domain.unit import Unit
from shared.contracts.staff import StaffMember
from tests.builders.registration import NOW, UNIT
from tests.fakes.staff import FakeStaff, staff_member
from tests.registration.conftest import MASTER

STAFF = FakeStaff()
SUPERVISOR = STAFF.sign_in(staff_member("unit_supervisor"))
RELEASER = STAFF.sign_in(staff_member("draw_releaser"))
NUMBER = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


class ClosableStaff(FakeStaff):
    """The directory as the command opens and closes it."""

    def __init__(self, _client: object) -> None:
        super().__init__()

    async def recognise(self, token: str) -> StaffMember | None:
        return await STAFF.recognise(token)

    async def close(self) -> None:
        """Close nothing."""


@pytest.fixture
def operator(monkeypatch: pytest.MonkeyPatch, tools: Tools, unit: Unit) -> None:
    """Put the settings of registration into the environment, and the staff in memory behind the door."""
    monkeypatch.setattr("services.keys.pid_office.HttpStaff", ClosableStaff)
    given = {"DATABASE_URL": tools.db.url, "MASTER_SECRET": MASTER.hex(), "CLOCK_START": NOW.isoformat()}
    for name, value in given.items():
        monkeypatch.setenv(f"REGISTRATION_{name}", value)


async def said(session: str, *words: object, typed: str = "", code: int = 0) -> str:
    """Run a command as somebody; return what it said."""

    def run() -> str:
        line = ["pid", *map(str, words)]
        done = CliRunner().invoke(keys_app, line, input=typed, env={"STAFF_SESSION": session})
        assert done.exit_code == code, done.output
        return done.output

    return await asyncio.to_thread(run)


@pytest.mark.usefixtures("operator")
async def test_from_the_commitment_to_the_destruction(tmp_path: Path) -> None:
    public, file = tmp_path / "notary.public.key", tmp_path / "hand-over.json"
    commitment = (await said("", "show-commitment", UNIT)).split()[0]
    await said("", "notary-keys", tmp_path)
    asked = await said(SUPERVISOR, "ask", UNIT, "hand-over", "--notary", public)
    number = NUMBER.search(asked)
    assert number
    await said(RELEASER, "agree", UNIT, number[0], typed="n\n", code=1)
    await said(SUPERVISOR, "hand-over", UNIT, file, "--notary", public, code=1)
    assert not file.exists()
    await said(RELEASER, "agree", UNIT, number[0], typed="y\n")
    assert "封好交给了公证处" in await said(SUPERVISOR, "hand-over", UNIT, file, "--notary", public)
    opened = await said("", "open", file, "--private", tmp_path / "notary.private.key")
    assert commitment in opened
    number = NUMBER.search(await said(SUPERVISOR, "ask", f"{UNIT}:2023:XX", "destroy"))
    assert number
    await said(RELEASER, "agree", UNIT, number[0], typed="y\n")
    assert "销毁了" in await said(SUPERVISOR, "destroy", UNIT)
    shown = await said("", "show-commitment", UNIT)
    assert shown.split()[0] == commitment
    assert "钥匙已经不在了" in shown


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    ("session", "words", "sentence"),
    [
        ("", ("show-commitment", "14"), "写成 140123"),
        ("", ("show-commitment", "140199"), "没有单位 140199"),
        ("", ("show-commitment", f"{UNIT}:1999:XX"), "还没有"),
        (SUPERVISOR, ("ask", UNIT, "hand-over"), "--notary"),
        ("nobody", ("ask", UNIT, "destroy"), "登录凭证"),
        (RELEASER, ("ask", UNIT, "destroy"), "不归您提出"),
        (SUPERVISOR, ("destroy", UNIT), "要另一个人先同意"),
        (RELEASER, ("agree", UNIT, "00000000-0000-0000-0000-000000000000"), "没有这份审批"),
    ],
)
async def test_a_refusal_is_a_sentence(session: str, words: tuple[str, ...], sentence: str) -> None:
    assert sentence in await said(session, *words, code=1)
