"""The command `yangguang form`: what is collected, as a table for people or as JSON for programs."""

import json
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from services.registration.domain.form.manifest import manifest
from services.registration.domain.form.manifest_document import manifest_document

form_app = typer.Typer(name="form", help="报名表：收集什么、为什么", no_args_is_help=True, add_completion=False)
HEADS = ("采集表第几项", "问什么", "为什么", "从哪里来", "谁能看", "什么时候删")


@form_app.callback()
def _several() -> None:
    """Keep `manifest` a command of its own."""


@form_app.command("manifest", help="列出收集的每一项：采集表第几项、为什么、从哪里来、谁能看、什么时候删")
def show_manifest(as_json: Annotated[bool, typer.Option("--json", help="给程序读的 JSON")] = False) -> None:
    """Print the manifest."""
    if as_json:
        typer.echo(json.dumps(manifest_document(), ensure_ascii=False, indent=1))
        return
    table = Table(title=f"我们收集什么、为什么：{len(manifest())} 项", show_lines=True)
    for head in HEADS:
        table.add_column(head, overflow="fold")
    for item in manifest():
        number = str(item.number) if item.number is not None else "表外"
        table.add_row(number, item.title, item.purpose, item.source, item.seen_words, item.deleted_words)
    Console().print(table)
