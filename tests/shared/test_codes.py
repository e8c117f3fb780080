"""The code tables can be read, and each code has one label."""

from importlib.resources import files

import pytest

from shared.codes.tables import code_table

NAMES = sorted(entry.name[:-4] for entry in files("shared.codes").joinpath("data").iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_every_table_has_labels_for_its_codes(name: str) -> None:
    table = code_table(name)
    assert table.labels
    assert all(code and label for code, label in table.labels.items())


def test_a_label_without_an_agreed_code_is_kept_apart() -> None:
    assert code_table("transport").without_code == ("其他",)
    assert "" not in code_table("transport").labels


def test_by_label_and_by_code() -> None:
    gender = code_table("gender")
    assert gender.label("1") == "男性"
    assert gender.code("女性") == "2"
    assert gender.label("7") == "7"
    assert gender.code("没有") is None


def test_a_table_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        code_table("no_such_table")
