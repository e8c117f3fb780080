"""The console script `yangguang`: a part is loaded only when it is asked for, so that `draw verify` starts at once."""

import sys
from collections.abc import Iterable
from importlib import import_module
from typing import Any

import typer

COMMANDS = {
    "demo": "services.demo.season_commands:demo",
    "up": "services.demo.season_commands:up",
    "sms": "services.demo.season_commands:sms",
    "code": "services.demo.season_commands:code",
}
GROUPS = {
    "county": "services.demo.county_commands:county_app",
    "draw": "services.lottery.cli:draw_app",
    "audit": "services.audit_commands:audit_app",
    "log": "services.log_commands:log_app",
    "keys": "services.keys.commands:keys_app",
    "receipt": "services.receipt_commands:receipt_app",
    "results": "services.results_commands:results_app",
    "staff": "services.staff_commands:staff_app",
    "form": "services.form_commands:form_app",
}
EVERYTHING = (*COMMANDS, *GROUPS)


def app_with(parts: Iterable[str]) -> typer.Typer:
    """Return the command line with these of its parts."""
    app = typer.Typer(
        help="阳光招生：报名、核对、派位，人人可以重算",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback()(_with_a_name)
    for name in parts:
        if name in COMMANDS:
            app.command(name)(_loaded(COMMANDS[name]))
        else:
            app.add_typer(_loaded(GROUPS[name]), name=name)
    return app


def main() -> None:
    """Run the command line."""
    asked = sys.argv[1] if len(sys.argv) > 1 else ""
    app_with([asked] if asked in EVERYTHING else EVERYTHING)()


def _with_a_name() -> None:
    """阳光招生：报名、核对、派位，人人可以重算。"""


def _loaded(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)


if __name__ == "__main__":
    main()
