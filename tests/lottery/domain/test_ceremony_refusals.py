"""Every refusal of a step has a code of its own and a sentence that a person understands."""

from services.lottery.domain.ceremony_refusals import StepRefused
from shared.errors import Kind


def test_each_refusal_has_its_own_code_and_a_chinese_sentence() -> None:
    refusals = [one() for one in StepRefused.__subclasses__()]
    assert len({refusal.code for refusal in refusals}) == len(refusals)
    assert all(any("一" <= letter <= "龥" for letter in refusal.sentence) for refusal in refusals)
    assert {refusal.kind for refusal in refusals} == {Kind.CONFLICT}
