"""What each fact is called for the staff."""

from collections.abc import Iterable

from services.verification.domain.rules import Fact

FACTS = {
    Fact.GUARDIAN: "监护关系",
    Fact.HOUSEHOLD_IN_UNIT: "户籍在本地",
    Fact.PROPERTY_IN_UNIT: "本地有住房",
    Fact.PERMIT_VALID: "居住证有效",
    Fact.INSURED: "社保月数够",
    Fact.AGE_IN_WINDOW: "年龄在范围里",
}


def in_words(facts: Iterable[Fact]) -> str:
    """Return facts as one phrase."""
    return "、".join(FACTS[fact] for fact in facts)
