"""Every refusal of the day of the draw has a code of its own and one sentence that names what is missing."""

import inspect
from typing import Any

import pytest

from services.lottery.domain import calling_refusals
from services.lottery.domain.ceremony_refusals import StepRefused
from services.lottery.domain.errors import LotteryError

SAMPLES: dict[str, Any] = {"name": "dice", "place": 3, "left": 2, "first": 3, "asked": 0, "number": "657413"}
REFUSALS: list[type[LotteryError]] = [
    kind
    for _, kind in inspect.getmembers(calling_refusals, inspect.isclass)
    if issubclass(kind, LotteryError) and kind.__module__ == calling_refusals.__name__
]


def made(kind: type[LotteryError]) -> LotteryError:
    names = () if issubclass(kind, StepRefused) else list(inspect.signature(kind).parameters)
    return kind(**{name: SAMPLES[name] for name in names if name in SAMPLES})


def test_no_two_have_one_code() -> None:
    codes = [made(kind).code for kind in REFUSALS]
    assert len(set(codes)) == len(codes)
    assert len(codes) > 18


@pytest.mark.parametrize("kind", REFUSALS)
def test_it_is_one_chinese_sentence_without_words_of_programs(kind: type[LotteryError]) -> None:
    sentence = made(kind).sentence
    assert sentence.count("。") == 0
    assert sum("一" <= letter <= "龥" for letter in sentence) >= 8
    assert len(sentence) <= 60


@pytest.mark.parametrize(("first", "sentence"), [(0, "还没有填好"), (3, "还有 2 个数，两个人没有填一致，先填第 3 个")])
def test_what_is_missing_of_a_source_is_named(first: int, sentence: str) -> None:
    assert sentence in calling_refusals.SourceNotTyped("dice", 2, first).sentence


def test_without_relays_the_other_way_is_named() -> None:
    assert "粘贴签名" in calling_refusals.BeaconSilent(0).sentence
    assert "3 个信标转发点" in calling_refusals.BeaconSilent(3).sentence
