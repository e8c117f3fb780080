"""The words of every state follow the rules for words: short, with 您 or 我们, without officialese."""

import pytest

from services.registration.domain.application import State
from services.registration.domain.status_words import ACTS, WORDS

OFFICIALESE = ("审核", "相关", "有关", "予以", "及时", "尽快", "敬请", "谅解", "温馨", "驳回", "受理", "！")


@pytest.mark.parametrize("state", State)
def test_a_state_is_said_plainly_with_a_place_for_the_date(state: State) -> None:
    words = WORDS[state]
    assert "{when}" in words.next_step
    assert "{" not in words.undated
    spoken = words.headline + words.happened + words.next_step + words.undated
    assert not any(word in spoken for word in OFFICIALESE)


def test_every_state_that_comes_by_itself_is_an_act_with_words() -> None:
    by_itself = {state.value for state in State} - {"claim", "merged"}
    assert by_itself <= set(ACTS)
