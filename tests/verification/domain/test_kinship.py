"""Two relations to one head prove a parent, or they do not; never by chance and never both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.verification.domain.kinship import Kinship, kinship
from services.verification.domain.relations import Relation, relation_called, relation_table

RELATIONS = st.sampled_from(sorted(relation_table().values(), key=lambda relation: relation.code))


def called(label: str) -> Relation:
    relation = relation_called(label)
    assert relation is not None
    return relation


@pytest.mark.parametrize(
    ("adult", "child", "kind"),
    [
        ("户主", "长子", Kinship.PARENT),
        ("户主", "独生女", Kinship.PARENT),
        ("妻", "二女", Kinship.PARENT),
        ("父亲", "户主", Kinship.PARENT),
        ("独生子", "孙女", Kinship.PARENT),
        ("独生女", "外孙子", Kinship.PARENT),
        ("独生子", "外孙子", Kinship.UNCLEAR),
        ("长子", "孙子", Kinship.UNCLEAR),
        ("儿媳", "孙子", Kinship.UNCLEAR),
        ("户主", "养子或继子", Kinship.STEP_PARENT),
        ("继母或养母", "户主", Kinship.STEP_PARENT),
        ("户主", "外孙女", Kinship.GRANDPARENT),
        ("祖父", "户主", Kinship.GRANDPARENT),
        ("长子", "次子", Kinship.NOT_PARENT),
        ("孙子", "户主", Kinship.NOT_PARENT),
        ("叔父", "户主", Kinship.UNCLEAR),
        ("非亲属", "长子", Kinship.UNCLEAR),
    ],
)
def test_pairs(adult: str, child: str, kind: Kinship) -> None:
    assert kinship(called(adult), called(child)) is kind


def test_every_code_of_the_standard_has_a_relation() -> None:
    assert len(relation_table()) == 85


def test_words_of_registers_are_understood_and_others_are_not_guessed() -> None:
    assert called("次女").code == "33"
    assert called(" 妻子 ").code == "12"
    assert relation_called("寄居") is None


@given(RELATIONS, RELATIONS)
def test_a_parent_is_one_generation_above(adult: Relation, child: Relation) -> None:
    if kinship(adult, child) in {Kinship.PARENT, Kinship.STEP_PARENT}:
        assert adult.generation is not None
        assert child.generation is not None
        assert adult.generation - child.generation == 1


@given(RELATIONS, RELATIONS)
def test_nobody_is_the_parent_of_a_parent(adult: Relation, child: Relation) -> None:
    if kinship(adult, child) is Kinship.PARENT:
        assert kinship(child, adult) is Kinship.NOT_PARENT


@given(RELATIONS)
def test_nobody_is_their_own_parent(relation: Relation) -> None:
    assert kinship(relation, relation) in {Kinship.NOT_PARENT, Kinship.UNCLEAR}
