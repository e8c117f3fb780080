"""Every reason has its sentence with its ground, and what people write is tidied, never cut."""

import pytest

from services.registration.domain.kept import Kept
from services.registration.domain.rights.answers import answer_words, written_answer
from services.registration.domain.rights.deletion import Reason
from services.registration.domain.rights.errors import WordsMissing, WordsTooLong
from services.registration.domain.rights.my_data import OwnData, ReceiptLine
from services.registration.domain.rights.requests import KIND_WORDS, Answer, Kind
from services.registration.domain.rights.words import MOST, checked_words

VALUES = {
    "when": "9月3日 15:00",
    "number": "4306 1234 5678",
    "until": "2024年4月15日",
    "backup_end": "2023年10月3日",
    "applications": "1",
    "drafts": "0",
}
OFFICIAL = ("相关", "有关", "予以", "进行", "及时", "尽快", "敬请", "！", "审核")


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_words_and_a_ground(reason: Reason) -> None:
    words = written_answer(reason, VALUES)
    assert "{" not in words
    assert answer_words(reason).headline
    assert "第" in answer_words(reason).ground
    assert not [word for word in OFFICIAL if word in words]


@pytest.mark.parametrize("reason", [Reason.STILL_IN_USE, Reason.ON_THE_ROSTER])
def test_a_refusal_names_its_day(reason: Reason) -> None:
    assert VALUES["until"] in written_answer(reason, VALUES)


@pytest.mark.parametrize("reason", [Reason.DELETED, Reason.ACCOUNT_DELETED])
def test_a_deletion_names_the_end_of_the_backups(reason: Reason) -> None:
    assert VALUES["backup_end"] in written_answer(reason, VALUES)


def test_words_are_tidied() -> None:
    assert checked_words("  一\x00句\x07话。\n第二句 ", "my_words", needed=True) == "一句话。\n第二句"
    assert checked_words("   ", "my_words", needed=False) == ""
    with pytest.raises(WordsMissing):
        checked_words("\x00 ", "my_words", needed=True)
    with pytest.raises(WordsTooLong):
        checked_words("字" * (MOST + 1), "my_words", needed=False)


def test_every_kind_has_words() -> None:
    assert set(KIND_WORDS) == set(Kind)
    assert {Answer, OwnData, ReceiptLine, Kept}
