"""`yangguang demo`, `yangguang up`, `yangguang sms` and `yangguang code`."""

import asyncio
import json
from pathlib import Path
from typing import Annotated

import httpx2
import typer
from rich.console import Console

from services.demo.announcing import HOST
from services.demo.county.unit_writing import REMARK
from services.demo.county.writing import write_county
from services.demo.county_commands import FEWEST, MOST, county_or_exit
from services.demo.generate.making import make_county
from services.demo.interrupting import run_until_stopped
from services.demo.season.failures import SeasonFailed
from services.demo.season.phases import Phases
from services.demo.season.running import run_season
from services.demo.season.secrets_of_seed import SeasonSecrets
from services.demo.season.serving_up import serve_up
from services.demo.season.staffing import typed_now
from services.demo.season.stage import Setting
from services.demo.season.table import show_report
from services.demo.settings import DemoSettings
from shared.codes.staff_roles import ROLES

WORKSPACE = Path(".demo")
CountyOption = Annotated[Path | None, typer.Option("--county", help="用这个目录里的区县文件，不生成")]
FamiliesOption = Annotated[int, typer.Option("--families", min=FEWEST, max=MOST, help="生成多少个家庭")]
SeedOption = Annotated[int, typer.Option("--seed", min=0, help="种子：同样的参数得到同样的公开文件")]
DataOption = Annotated[Path, typer.Option("--data", help="放数据库、日志和生成的区县文件")]
OutOption = Annotated[Path, typer.Option("--out", help="公开文件写到这个目录下，每次派位一个子目录")]
JsonOption = Annotated[Path | None, typer.Option("--json", help="把结果也写成 JSON")]
RoleArgument = Annotated[str, typer.Argument(help="岗位，例如 unit_clerk")]
PortOption = Annotated[int, typer.Option("--port", min=0, max=65535, help="网页的端口，0 是随便一个空的")]


def demo(  # noqa: PLR0913, PLR0917 - one parameter for each option
    county: CountyOption = None,
    families: FamiliesOption = 2000,
    seed: SeedOption = 1,
    json_file: JsonOption = None,
    out: OutOption = WORKSPACE / "bundles",
    data: DataOption = WORKSPACE,
) -> None:
    """跑完一个区县的整个招生季：从家长填表，到人人可以重算的派位结果。"""
    phases = Phases()
    with phases.progress:
        setting = _setting(phases, county, (families, seed), data)
        report = run_until_stopped(run_season(setting, out, phases))
    show_report(report, Console())
    if json_file is not None:
        json_file.write_text(json.dumps(report.as_json(), ensure_ascii=False, indent=2) + "\n", "utf-8")
    if not report.agrees:
        raise typer.Exit(1)


def up(
    county: CountyOption = None,
    families: FamiliesOption = 60,
    seed: SeedOption = 1,
    port: PortOption = 8000,
    data: DataOption = WORKSPACE,
) -> None:
    """把全部服务开起来，里面有生成的区县，随便看；Ctrl-C 停止。"""
    phases = Phases()
    with phases.progress:
        setting = _setting(phases, county, (families, seed), data, port)
        run_until_stopped(serve_up(setting, phases, typer.echo))


def sms(phone: str, port: PortOption = 8000, seed: SeedOption = 1) -> None:
    """看 `yangguang up` 里最近发给一个手机号的短信。"""
    url = f"http://{HOST}:{port}/registration/internal/sms/latest"
    headers = {"Authorization": f"Bearer {SeasonSecrets(seed).service_token}"}
    try:
        answer = httpx2.post(url, json={"phone": phone}, headers=headers, trust_env=False)
    except httpx2.HTTPError:
        typer.echo(f"{HOST}:{port} 上没有运行 yangguang up", err=True)
        raise typer.Exit(1) from None
    if not answer.is_success:
        typer.echo(f"没有发给 {phone} 的短信，或者 --seed 和 yangguang up 的不一样", err=True)
        raise typer.Exit(1)
    typer.echo(answer.json()["text"])


def code(role: RoleArgument, port: PortOption = 8000, seed: SeedOption = 1) -> None:
    """看 `yangguang up` 里一个岗位登录要填的用户名、密码和现在的 6 位数字。"""
    played = next((known for known in ROLES if known == role), None)
    if played is None:
        typer.echo(f"没有这个岗位：{role}。有 {'、'.join(ROLES)}", err=True)
        raise typer.Exit(1)
    try:
        typed = asyncio.run(typed_now(f"http://{HOST}:{port}", SeasonSecrets(seed), played))
    except SeasonFailed as failure:
        typer.echo(f"{failure}。{HOST}:{port} 上运行 yangguang up 了吗？--seed 一样吗？", err=True)
        raise typer.Exit(1) from None
    typer.echo(f"用户名 {typed.name}   密码 {typed.password}   数字 {typed.code}")


def _setting(phases: Phases, given: Path | None, made: tuple[int, int], data: Path, port: int = 0) -> Setting:
    """Return the setting; a county that was given is read before anything is written or started."""
    families, seed = made
    with phases.phase("county"):
        files = data / "county" if given is None else given
        if given is None:
            write_county(make_county(families, seed), files, remark=REMARK)
        county = county_or_exit(files)
    database_url = DemoSettings().database_url
    return Setting(county, files, database_url, data.absolute(), SeasonSecrets(seed), port)
