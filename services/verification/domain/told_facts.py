"""Facts, standings and outcomes as a family reads them."""

from collections.abc import Iterable

FACTS = {
    "GUARDIAN": "监护关系",
    "HOUSEHOLD_IN_UNIT": "户籍在本地",
    "PROPERTY_IN_UNIT": "本地有住房",
    "PERMIT_VALID": "居住证有效",
    "INSURED": "社保月数够",
    "AGE_IN_WINDOW": "年龄在范围里",
}
OUTCOMES = {"found": "找到了", "absent": "没有查到"}
NO_ANSWER = "登记部门没有回答"


def fact_words(facts: Iterable[str]) -> tuple[str, ...]:
    """Return the words of facts that were proven."""
    return tuple(FACTS.get(fact, fact) for fact in facts)


def outcome_words(outcome: str) -> str:
    """Return what came of a question; whatever was no answer is a silence, which is nobody's fault."""
    return OUTCOMES.get(outcome, NO_ANSWER)
