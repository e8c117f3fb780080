"""Tests of the sources of an announcement."""

from dataclasses import astuple, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.lottery.domain.errors import Refused
from services.lottery.domain.sources.announced import KINDS, Source, check_value, read_sources
from services.lottery.domain.sources.kind import nothing_more
from tests.builders.draw_files import DICE, DRAND, THROWN

OPTIONAL = replace(DRAND, need="optional")


def code_of(*sources: Source) -> str:
    with pytest.raises(Refused) as refused:
        read_sources([astuple(source) for source in sources])
    return refused.value.code


def test_sources_are_read_in_their_order() -> None:
    assert read_sources([astuple(DRAND), astuple(DICE)]) == (DRAND, DICE)


@pytest.mark.parametrize("sources", [(), (OPTIONAL,), (DICE, DICE), (replace(DICE, need="maybe"),)])
def test_at_least_one_is_required_and_names_differ(sources: tuple[Source, ...]) -> None:
    assert code_of(*sources) == "SOURCES"


@pytest.mark.parametrize(
    "wrong",
    [
        replace(DICE, name="Dice"),
        replace(DICE, kind="coin"),
        replace(DICE, detail="0"),
        replace(DICE, need="never"),
        replace(DICE, kind="hex", detail="NIST"),
        replace(OPTIONAL, name="nist", kind="hex", detail=""),
        replace(DICE, kind="reveal", detail=f"W1:{'0' * 64};W1:{'1' * 64}"),
        replace(DICE, kind="ssq", detail="24089"),
    ],
)
def test_a_source_not_of_its_form_is_refused(wrong: Source) -> None:
    assert code_of(DRAND, wrong) == "SOURCE"


def test_what_is_optional_may_be_missing() -> None:
    check_value(OPTIONAL, "-", "TEST")
    with pytest.raises(Refused) as refused:
        check_value(DRAND, "-", "TEST")
    assert refused.value.code == "VALUE"


@given(st.sampled_from(sorted(KINDS)), st.text(max_size=6))
def test_a_value_of_no_form_is_refused_whatever_the_kind(kind: str, value: str) -> None:
    source = replace(DICE, kind=kind, detail="7" * 7)
    if kind == "digits" and value.isascii() and value.isdigit():
        value = THROWN + "x"
    with pytest.raises(Refused) as refused:
        check_value(source, value, "TEST")
    assert refused.value.code == "VALUE"


def test_most_kinds_have_nothing_to_add_to_the_form_of_their_detail() -> None:
    assert [name for name, kind in KINDS.items() if kind.detail_is_sound is not nothing_more] == ["reveal"]
    assert [name for name, kind in KINDS.items() if kind.only_optional] == ["hex"]
    assert [name for name, kind in KINDS.items() if kind.human] == ["digits", "reveal"]
