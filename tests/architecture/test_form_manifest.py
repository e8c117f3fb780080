"""Decision 4: the form cannot grow. Manifest, models, pages, columns and exports list the same items, or say why not.

Whoever adds a column or an export adds its line in services/registration/domain/form (columns.csv, exports.csv).
"""

import csv
import re
from collections.abc import Iterator

import pytest

from services.registration.domain.form import declared
from services.registration.domain.form.declared import columns_of, declared_columns, declared_exports
from services.registration.domain.form.items import registration_items
from services.registration.domain.form.manifest import SEERS, is_collected, manifest
from services.registration.domain.form.other_inputs import other_inputs
from services.registration.domain.roster.draw_files import draw_files
from services.registration.domain.roster.entries import DrawScope
from services.registration.domain.school_list import csv_of
from services.registration.store.claims import ITEMS
from services.registration.store.tables import SEALED_COLUMNS, metadata
from shared.contracts.reads import DRAW_FILES, Claim
from tests.architecture.sources import ROOT
from tests.architecture.test_form_cannot_grow import apps
from tests.browser.inputs import known_inputs
from tests.builders.receipts import a_receipt, a_statement, an_addendum
from tests.builders.registration import a_submission, a_unit

TABLES = sorted(table.name for table in metadata.sorted_tables)
ITEM_KEYS = {item.key for item in registration_items()}
FOLDER = ROOT / "services/registration/domain/form"
FIELD = re.compile(r"(?:field|text_area|selection|options|file_field)\(\s*\"([a-z0-9_]+)\"")
NAMED = re.compile(r"<(?:input|select|textarea|button)\b[^>]*\bname=\"([a-z0-9_]+)\"")


def test_every_item_says_why_from_whom_who_sees_it_and_when_it_is_deleted() -> None:
    for item in manifest():
        for told in (item.title, item.purpose, item.ground, item.source, item.seen_words, item.deleted_words):
            assert told, item.key
        assert set(item.seen_by) <= SEERS.keys(), item.key


def test_the_manifest_is_the_form_and_what_is_asked_besides() -> None:
    besides = [one.key for one in other_inputs() if is_collected(one)]
    assert [item.key for item in manifest()] == [item.key for item in registration_items()] + besides
    with (FOLDER / "handling.csv").open(encoding="utf-8") as lines:
        handled = [row["key"] for row in csv.DictReader(lines)]
    assert sorted(handled) == sorted([*ITEM_KEYS, *(f"other.{key}" for key in besides)])


def test_clerks_see_exactly_what_a_claim_carries() -> None:
    shown = {item.key for item in manifest() if item.where == "报名" and "clerk" in item.seen_by}
    assert shown == set(ITEMS)


def test_the_model_of_a_submission_asks_exactly_the_items_of_the_form() -> None:
    paths = apps()["/registration"].openapi()["paths"]
    asked = [
        operation["requestBody"] for path in paths.values() for operation in path.values() if "requestBody" in operation
    ]
    bodies = [content["schema"] for body in asked for content in body["content"].values()]
    forms = [body["properties"]["form"] for body in bodies if "form" in body.get("properties", {})]
    assert len(forms) == 2, "a submission and a correction"
    for form in forms:
        assert form["properties"].keys() == ITEM_KEYS
        assert form["additionalProperties"] is False


@pytest.mark.parametrize("service", ["registration", "verification", "lottery", "staff"])
def test_no_template_has_a_control_that_is_in_neither_table(service: str) -> None:
    asked = {name for text in templates(service) for name in (*FIELD.findall(text), *NAMED.findall(text))}
    assert asked <= known_inputs(), f"add them to other_inputs.csv, or ask less: {sorted(asked - known_inputs())}"


def templates(service: str) -> Iterator[str]:
    folder = ROOT / "services" / service / "web" / "templates"
    return (path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.html")))


def test_the_form_has_one_sealed_column_per_item() -> None:
    assert {item: f"sealed_{item}" for item in ITEM_KEYS} == SEALED_COLUMNS


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_an_item_or_says_why_it_is_there(name: str) -> None:
    columns = set(metadata.tables[f"registration.{name}"].c.keys()) - set(SEALED_COLUMNS.values())
    unexplained = columns - columns_of(declared_columns(), name)
    assert unexplained == set(), f"{name}: add {sorted(unexplained)} to columns.csv, or keep less"


def test_no_column_is_explained_that_is_not_there() -> None:
    for one in declared_columns():
        if one.place != declared.EVERYWHERE:
            assert one.columns <= set(metadata.tables[f"registration.{one.place}"].c.keys()), one


def test_what_columns_and_exports_hold_is_in_the_manifest() -> None:
    known = {item.key for item in manifest()} | {declared.WHOLE_FORM}
    for one in (*declared_columns(), *declared_exports()):
        assert one.reason, one
        assert set(one.holds) <= known, one


def exported() -> dict[str, set[str]]:
    """The columns (or keys) of every file that leaves registration, as they are written."""
    made = draw_files((), unit=a_unit(), scope=DrawScope(((("P01", "ALL"), 2),)), pid_key=bytes(32)).files
    twin = a_receipt(a_statement(together_with="295570855375"))
    return {
        **{name: set(made[name].decode().splitlines()[0].split(",")) for name in DRAW_FILES if name.endswith(".csv")},
        "receipt.txt": {line.split(" ")[0] for line in twin.statement.text.splitlines()},
        "receipt-pid.txt": {line.split(" ")[0] for line in an_addendum(twin).text.splitlines()},
        "form-copy.json": set(re.findall(r'(?<=[{,])"([a-z_]+)":(?=[\[{n"])', outer(a_submission().canonical()))),
        "school.csv": set(csv_of((), genders={}).decode("utf-8-sig").strip().split(",")),
        "claim": set(Claim.model_fields),
    }


def outer(canonical: bytes) -> str:
    """The canonical form without the items inside of `form`."""
    return re.sub(r'"form":\{[^}]*\}', '"form":{}', canonical.decode())


def test_every_export_says_what_is_in_it() -> None:
    for name, columns in exported().items():
        assert columns == columns_of(declared_exports(), name), name
    assert {one.place for one in declared_exports()} == exported().keys()
