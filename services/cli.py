"""The console script `yangguang`."""

import typer

from services.audit_commands import audit_app
from services.demo.county_commands import county_app
from services.demo.season_commands import code, demo, sms, up
from services.form_commands import form_app
from services.keys.commands import keys_app
from services.log_commands import log_app
from services.lottery.cli import draw_app
from services.receipt_commands import receipt_app
from services.staff_commands import staff_app

app = typer.Typer(
    help="阳光招生：报名、核对、派位，人人可以重算",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(demo)
app.command()(up)
app.command()(sms)
app.command()(code)
app.add_typer(county_app, name="county")
app.add_typer(draw_app, name="draw")
app.add_typer(audit_app, name="audit")
app.add_typer(log_app, name="log")
app.add_typer(keys_app, name="keys")
app.add_typer(receipt_app, name="receipt")
app.add_typer(staff_app, name="staff")
app.add_typer(form_app, name="form")


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
