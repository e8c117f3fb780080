"""`yangguang up`: the same processes as in a season, with families registered, serving until it is stopped."""

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path

from services.demo.county.families import accounts_of
from services.demo.season.checking import VerificationDesk, silent_for_ever, wait_for_checks
from services.demo.season.drawing import Ceremony, draw_id_of
from services.demo.season.phases import Phases
from services.demo.season.registering import RegistrationDesk
from services.demo.season.staffing import PLAYED
from services.demo.season.stage import Setting, Stage, stage


async def serve_up(setting: Setting, phases: Phases, say: Callable[[str], None]) -> None:
    """Start everything, register the county's families, say where to look, and serve until cancelled."""
    async with stage(setting) as running:
        await running.children.guard(_prepare(setting, running, phases))
        phases.progress.stop()
        say(welcome(setting, running))
        await running.children.guard(asyncio.Event().wait())


async def _prepare(setting: Setting, running: Stage, phases: Phases) -> None:
    county, unit_code = setting.county, setting.county.unit.unit_code
    desk = RegistrationDesk(running.caller, unit_code, setting.secrets)
    with phases.phase("register", len(county.applications)) as bar:
        submitted = await desk.register_all(county.applications, bar.add)
    total = sum(1 for one in submitted if one.number)
    clerk = VerificationDesk(running.caller, unit_code, running.staff.of("unit_clerk"))
    with phases.phase("check", total) as bar:
        await wait_for_checks(clerk, total=total, silent=silent_for_ever(county, submitted), done=bar.at)
    await Ceremony(running.caller, county, setting.secrets.dice(), running.staff).announce()


def welcome(setting: Setting, running: Stage) -> str:
    """Return what to open and what to type."""
    phone = accounts_of(setting.county.applications)[0][0].phone
    port = running.places.web.rpartition(":")[2]
    draw = draw_id_of(setting.county)
    options = f"--port {port} --seed {setting.secrets.seed}"
    return f"""
{setting.county.unit.name}（演练，数据都是编的）正在运行：

  家长报名    {running.places.of("registration")}/
  派位公开    {running.places.of("lottery")}/draws/{draw}
  工作人员    {running.places.of("staff")}/

用已经报过名的手机号登录：{phone}，或者任何一个 169 开头的 11 位号码。
短信不会真的发出去。看验证码，在另一个窗口运行：

  {_program()} sms {phone} {options}

工作人员登录要用户名、密码和 30 秒一换的 6 位数字。看这三样（岗位可以换成 {"、".join(PLAYED[1:])}）：

  {_program()} code {PLAYED[0]} {options}

按 Ctrl-C 停止，所有进程一起结束，这次的数据库也删掉。
"""


def _program() -> str:
    """Return what to type for `yangguang`: nobody is asked to enter a virtual environment first."""
    program = Path(sys.executable).with_name("yangguang")
    here = Path.cwd()
    return str(program.relative_to(here) if program.is_relative_to(here) else program)
