"""The console script `yangguang`."""

import typer

from services.demo.county_commands import county_app
from services.demo.season_commands import demo, sms, up
from services.lottery.cli import draw_app

app = typer.Typer(
    help="阳光招生：报名、核对、派位，人人可以重算",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(demo)
app.command()(up)
app.command()(sms)
app.add_typer(county_app, name="county")
app.add_typer(draw_app, name="draw")


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
