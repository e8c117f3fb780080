"""One value has one canonical byte sequence."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.canonical import Json, canonical_json

texts = st.text(st.characters(codec="utf-8"), max_size=8)
values: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_it_reads_back_as_the_same_value(value: Json) -> None:
    assert json.loads(canonical_json(value)) == value


@given(st.dictionaries(texts, st.integers(), max_size=6))
def test_the_order_of_members_does_not_matter(members: dict[str, int]) -> None:
    turned: dict[str, Json] = dict(reversed(list(members.items())))
    straight: dict[str, Json] = dict(members)
    assert canonical_json(straight) == canonical_json(turned)


def test_a_float_has_no_canonical_form() -> None:
    with pytest.raises(TypeError, match="float"):
        canonical_json({"a": [1.5]})  # type: ignore[list-item]  # the point of the test
