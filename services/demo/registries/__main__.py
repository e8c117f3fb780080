"""`python -m services.demo.registries DIR --port N --key HEX`: the simulator as a process of its own."""

from pathlib import Path
from typing import Annotated

import typer

from services.demo.county.problems import CountyRefused
from services.demo.county.reading import read_county
from services.demo.registries.app import create_app
from services.demo.registries.registry import registries_of
from services.demo.registries.serving import serve
from services.demo.season.parent import stop_with_parent


def simulate(
    directory: Path,
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1; 0 takes a free one")] = 0,
    key: Annotated[str, typer.Option(help="Key of the signatures, hex, at least 64 digits")] = "",
    quota: Annotated[int | None, typer.Option(help="Questions each registry answers in all")] = None,
    with_parent: Annotated[bool, typer.Option("--with-parent", help="Stop when standard input ends")] = False,
) -> None:
    """Answer for the registries of the county in DIRECTORY until stopped."""
    try:
        secret = bytes.fromhex(key)
        county = read_county(directory)
    except CountyRefused as refused:
        typer.echo(refused.sentence, err=True)
        raise typer.Exit(1) from None
    except ValueError:
        secret = b""
    if len(secret) < 32:
        typer.echo("--key 应该是至少 64 位十六进制数字", err=True)
        raise typer.Exit(1)
    if with_parent:
        stop_with_parent()
    serve(create_app(registries_of(county, quota=quota), secret), port, typer.echo)


if __name__ == "__main__":
    typer.run(simulate)
