"""The manifest of the form is there for people and for programs."""

import json

from typer.testing import CliRunner

from services.form_commands import form_app
from services.registration.domain.form.items import registration_items


def test_the_table_names_every_item_with_its_number() -> None:
    said = CliRunner(env={"COLUMNS": "200"}).invoke(form_app, ["manifest"])
    assert said.exit_code == 0
    for item in registration_items():
        assert item.label[:4] in said.output.replace("\n", "")


def test_programs_read_the_same() -> None:
    told = json.loads(CliRunner().invoke(form_app, ["manifest", "--json"]).output)
    assert told["format"] == "yangguang-form-manifest/1"
    first = told["items"][0]
    assert (first["key"], first["number"], first["kept"]) == ("name", 1, "FORM")
    assert first["seen_by"] == ["family", "clerk", "registry"]
    assert "30 天" in first["deleted"]
    assert told["never"]
