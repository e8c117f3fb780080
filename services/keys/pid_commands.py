"""The command `yangguang keys pid`: the key of a season's pseudonyms, from its commitment to its destruction.

A hand-over and a destruction need two members of the staff: one asks, one employed outside of the unit agrees.
"""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated, Literal
from uuid import UUID

import typer

from services.keys.notary_files import new_notary_keys, open_hand_over, read_public_key, write_hand_over
from services.keys.pid_office import PidOffice, pid_office
from services.keys.refusals import refused_in_words
from services.registration.store.pid_keys import PidKeyAct

pid_app = typer.Typer(help="匿名识别码钥匙：看指纹、交公证处、销毁", no_args_is_help=True, add_completion=False)

Which = Annotated[str, typer.Argument(metavar="UNIT[:SEASON:STAGE]", help="单位编号；只写它就是现在这一季")]
Notary = Annotated[Path | None, typer.Option("--notary", help="公证处的公钥文件", exists=True)]
Session = Annotated[str, typer.Option(envvar="STAFF_SESSION", prompt=True, hide_input=True, help="工作人员的登录凭证")]
Act = Annotated[Literal["hand-over", "destroy"], typer.Argument(help="要办的事")]
WORDS = {"handed_over": "封好交给了公证处", "destroyed": "销毁了"}


@pid_app.command("show-commitment", help="看匿名识别码钥匙的指纹，和对它做过的事")
@refused_in_words
def show_commitment(which: Which) -> None:
    """Show the commitment that stands in terms.csv, and every act."""

    async def show(office: PidOffice) -> None:
        kept, acts = await office.kept()
        typer.echo(f"{kept.commitment}  {office.season.unit_code} {office.season.season} {office.season.stage}")
        for act in acts:
            typer.echo(_words(act))
        if kept.destroyed:
            typer.echo("钥匙已经不在了。")

    _with_office(which, show)


@pid_app.command("ask", help="第一个人：提出交公证处，或者销毁")
@refused_in_words
def ask(which: Which, act: Act, session: Session, notary: Notary = None) -> None:
    """Ask for a second person's consent."""

    async def do(office: PidOffice) -> None:
        approval_id = await office.ask(session, act, read_public_key(notary) if notary else None)
        typer.echo(f"提出了，编号 {approval_id}。请单位以外的放行人核对后运行 keys pid agree。")

    _with_office(which, do)


@pid_app.command("agree", help="第二个人（单位以外的）：同意")
@refused_in_words
def agree(which: Which, approval: UUID, session: Session) -> None:
    """Let the second person agree."""

    async def do(office: PidOffice) -> None:
        matter = await office.matter_of(approval)
        typer.echo(f"{matter.act.words}，{matter.subject}\n公证处公钥（或者钥匙指纹的哈希）{matter.content_sha256}")
        typer.confirm("和纸上的一样，同意吗？", abort=True)
        await office.agree(session, approval)
        typer.echo("同意了。")

    _with_office(which, do)


@pid_app.command("hand-over", help="把钥匙封进一个只有公证处打得开的文件")
@refused_in_words
def hand_over(which: Which, notary: Notary, out: Path, session: Session) -> None:
    """Write the closed file, once two people agreed."""

    async def do(office: PidOffice) -> None:
        done = await office.hand_over(session, read_public_key(notary), lambda content: write_hand_over(out, content))
        typer.echo(f"{_words(done)}\n文件 {out}，SHA-256 {done.file_sha256}")

    _with_office(which, do)


@pid_app.command("destroy", help="申诉期过后销毁钥匙，留下记录")
@refused_in_words
def destroy(which: Which, session: Session) -> None:
    """Take the key away, once two people agreed."""

    async def do(office: PidOffice) -> None:
        typer.echo(_words(await office.destroy(session)))

    _with_office(which, do)


@pid_app.command("notary-keys", help="公证处：做一对钥匙；notary.private.key 自己锁好，notary.public.key 交给教育局")
@refused_in_words
def notary_keys(directory: Path) -> None:
    """Make a key pair for a notary."""
    typer.echo(f"公钥指纹 {new_notary_keys(directory)}")


@pid_app.command("open", help="公证处：打开教育局交来的文件，核对指纹")
@refused_in_words
def open_file(
    file: Path,
    private: Annotated[Path, typer.Option(help="公证处的私钥文件", exists=True)],
    out: Annotated[Path | None, typer.Option(help="把钥匙写到这个文件；不写就只核对")] = None,
) -> None:
    """Check that the file holds the key of its commitment."""
    about = open_hand_over(file, private, out)
    typer.echo(
        f"打得开，就是这把钥匙：{about['unit_code']} {about['season']} {about['stage']}，指纹 {about['commitment']}"
    )


def _words(act: PidKeyAct) -> str:
    people = f"经办 {act.done_by}，同意 {act.allowed_by}"
    return f"{act.done_at:%Y-%m-%d %H:%M} UTC {WORDS[act.act]}，{people}，公证处公钥 {act.recipient}"


def _with_office(which: str, do: Callable[[PidOffice], Awaitable[None]]) -> None:
    async def run() -> None:
        async with pid_office(which) as office:
            await do(office)

    asyncio.run(run())
