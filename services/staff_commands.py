"""The commands `yangguang staff`: invite the first administrator, invite anew after a lost phone, list accounts."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Annotated, NoReturn, cast
from uuid import UUID

import typer
from pydantic import ValidationError

from services.staff.actions.invite import Made, invite_again_as_operator, invite_as_operator
from services.staff.actions.people import every_account
from services.staff.actions.room import StaffRoom
from services.staff.app import staff_room
from services.staff.domain.duty import HOME_KINDS, Duty
from services.staff.settings import StaffSettings
from shared.audit_log.events import Acting, Actor
from shared.clock import CHINA, clock_from
from shared.codes.staff_roles import ROLE_WORDS, Role
from shared.errors import InvalidInput, ServiceError
from shared.ids import new_token

staff_app = typer.Typer(name="staff", help="工作人员的账号：邀请，列出", no_args_is_help=True, add_completion=False)

ROLES = "、".join(f"{code} {words}" for code, words in ROLE_WORDS.items())
KINDS = "、".join(f"{code} {words}" for code, words in HOME_KINDS.items())
Name = Annotated[str, typer.Option("--name", metavar="NAME", help="姓名，照证件写")]
TheRole = Annotated[str, typer.Option("--role", metavar="ROLE", help=ROLES)]
Scope = Annotated[str, typer.Option("--scope", metavar="CODE", help="管哪里：区划代码或者它的前几位，14 是全省")]
Home = Annotated[str, typer.Option("--home-unit", metavar="CODE", help="单位在哪里，区划代码")]
Kind = Annotated[str, typer.Option("--home-kind", metavar="KIND", help=KINDS)]
School = Annotated[str, typer.Option("--school", metavar="CODE", help="学校代码，只有 school_clerk 要写")]
Account = Annotated[UUID, typer.Argument(metavar="ACCOUNT", help="账号，staff list 里的第一栏")]


@staff_app.command("invite", help="邀请一位工作人员：打印一个 72 小时内有效、只能用一次的网址")
def invite(  # noqa: PLR0913, PLR0917  (one parameter per option)
    name: Name, role: TheRole, scope: Scope, home_unit: Home, home_kind: Kind = "education", school: School = ""
) -> None:
    """Invite somebody; the settings are read from the environment (STAFF_…)."""
    duty = Duty(cast("Role", role), scope, home_unit, home_kind, school or None)

    async def act(settings: StaffSettings, room: StaffRoom) -> None:
        token = new_token()
        _hand_over(settings, token, await invite_as_operator(room, name, duty, token, _operator(settings)))

    _run(act)


@staff_app.command("invite-again", help="手机丢了的工作人员：重新发一份邀请，本人再设密码和手机")
def invite_again(account: Account) -> None:
    """Invite somebody anew; on the command line no second administrator is asked."""

    async def act(settings: StaffSettings, room: StaffRoom) -> None:
        token = new_token()
        _hand_over(settings, token, await invite_again_as_operator(room, account, token, _operator(settings)))

    _run(act)


@staff_app.command("list", help="列出所有账号")
def show() -> None:
    """List every account."""

    async def act(_: StaffSettings, room: StaffRoom) -> None:
        for one in await every_account(room):
            state = "停用" if one.locked_at else "能用"
            typer.echo(f"{one.staff_id}  {one.duty.role:<15} {one.duty.scope:<6}  {state}  {one.display_name}")

    _run(act)


def _run(act: Callable[[StaffSettings, StaffRoom], Awaitable[None]]) -> None:
    """Do something with the database; what is wrong is one sentence, never a trace."""

    async def whole() -> None:
        settings = StaffSettings()
        room = staff_room(settings)
        try:
            await act(settings, room)
        finally:
            await room.db.close()

    try:
        asyncio.run(whole())
    except ValidationError as error:
        _stop("设置不对：" + "、".join("STAFF_" + ".".join(map(str, one["loc"])).upper() for one in error.errors()))
    except InvalidInput as error:
        _stop("\n".join(problem.sentence for problem in error.problems))
    except ServiceError as error:
        _stop(error.sentence)


def _operator(settings: StaffSettings) -> Acting:
    return Acting(Actor("operator", "yangguang-staff"), clock_from(settings.clock_start).now(), "command:staff")


def _hand_over(settings: StaffSettings, token: str, made: Made) -> None:
    until = made.expires_at.astimezone(CHINA)
    typer.echo(f"{settings.public_url.rstrip('/')}/invitation/{token}")
    typer.echo(f"请当面交给本人，{until:%Y-%m-%d %H:%M} 前有效，只能用一次。", err=True)


def _stop(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)
