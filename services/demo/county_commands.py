"""`yangguang county`: makes a county's files, and checks those that a bureau brings."""

from pathlib import Path
from typing import Annotated

import typer

from services.demo.county.county import County
from services.demo.county.problems import CountyRefused
from services.demo.county.reading import read_county
from services.demo.county.unit_writing import REMARK
from services.demo.county.writing import write_county
from services.demo.generate.making import make_county

FEWEST = 2
MOST = 200_000
county_app = typer.Typer(help="一个区县的文件：生成，或者检查", no_args_is_help=True)


@county_app.command()
def make(
    directory: Annotated[Path, typer.Argument(help="写到哪个目录，没有就新建")],
    families: Annotated[int, typer.Option(min=FEWEST, max=MOST, help="多少个家庭")] = 2000,
    seed: Annotated[int, typer.Option(min=0, help="种子：同样的数得到同样的文件")] = 1,
) -> None:
    """生成一个区县：人和号码都是编的，行政区划是山西真实的。"""
    if _is_somebodys(directory):
        typer.echo(f"{directory} 里已经有别的区县文件，请换一个目录", err=True)
        raise typer.Exit(1)
    county = make_county(families, seed)
    write_county(county, directory, remark=REMARK)
    typer.echo(f"已写到 {directory}：{in_words(county)}")


@county_app.command()
def check(directory: Annotated[Path, typer.Argument(help="区县文件的目录")]) -> None:
    """检查一个目录里的文件，有错就说清楚在哪个文件、哪一行、哪一列。"""
    typer.echo(f"文件都对：{in_words(county_or_exit(directory))}")


def county_or_exit(directory: Path) -> County:
    """Return the county, or print what is wrong with its files and exit 1 before anything starts."""
    if not directory.is_dir():
        typer.echo(f"没有 {directory} 这个目录", err=True)
        raise typer.Exit(1)
    try:
        return read_county(directory)
    except CountyRefused as refused:
        typer.echo(refused.sentence, err=True)
        raise typer.Exit(1) from None


def _is_somebodys(directory: Path) -> bool:
    """A directory with a unit that was not generated is left alone; a generated one may be made anew."""
    unit = directory / "unit.toml"
    return unit.is_file() and not unit.read_bytes().startswith(REMARK.encode())


def in_words(county: County) -> str:
    """Say in one line what a county holds."""
    rows = county.registries
    schools = {school.school_code for school in county.schools}
    return (
        f"{county.unit.name}（{county.unit.unit_code}），{len(schools)} 所学校，"
        f"{len(county.applications)} 份报名，户籍 {len(rows.household)} 行，不动产 {len(rows.property)} 行，"
        f"居住证 {len(rows.residence)} 行，社保 {len(rows.insurance)} 行"
    )
