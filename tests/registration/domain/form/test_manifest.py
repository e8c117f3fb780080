"""The manifest says of every item what a family asks about it: why, from where, who, until when."""

import pytest

from services.registration.domain.form.declared import columns_of, declared_columns, declared_exports
from services.registration.domain.form.items import registration_items
from services.registration.domain.form.manifest import SEERS, deletion_words, manifest, not_collected
from services.registration.domain.form.manifest_document import FORMAT, manifest_document
from shared.canonical import canonical_json
from shared.codes.retention import retention_rule, retention_schedule


def test_the_items_of_the_form_come_first_and_in_its_order() -> None:
    first = manifest()[: len(registration_items())]
    assert [item.key for item in first] == [item.key for item in registration_items()]
    assert (first[0].number, first[0].title) == (1, "孩子的姓名")
    assert all(item.kept is retention_rule("registration", "FORM") for item in first)


def test_what_is_asked_besides_has_no_number_and_a_ground() -> None:
    besides = {item.key: item for item in manifest() if item.where != "报名"}
    assert {"phone", "code", "choices", "together_with", "one_guardian_reason"} <= besides.keys()
    assert {item.number for item in besides.values()} == {None}
    assert besides["code"].seen_words == SEERS["nobody"]


@pytest.mark.parametrize("rule", retention_schedule(), ids=lambda rule: f"{rule.service}-{rule.name}")
def test_every_class_of_data_can_be_said_in_words(rule: object) -> None:
    assert deletion_words(rule)  # type: ignore[arg-type]  # a rule, which pytest does not know


def test_what_is_printed_and_not_asked_is_named() -> None:
    assert "职务" in {one.label for one in not_collected("do_not_collect")}
    assert not_collected("after_admission")


def test_the_document_is_one_that_can_be_hashed() -> None:
    document = manifest_document()
    assert document["format"] == FORMAT
    assert canonical_json(document)


def test_a_column_is_declared_for_its_table_or_for_all() -> None:
    declared = columns_of(declared_columns(), "choice")
    assert {"unit_code", "number", "place", "school_code", "category"} <= declared
    assert "sealed_content" not in declared
    assert columns_of(declared_exports(), "register.csv") == {"app_no", "state"}
