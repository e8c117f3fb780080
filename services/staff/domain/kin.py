"""Whom a member of the staff keeps away from (回避): own children, those of close relatives, and these themselves."""

from shared.citizen_number import parse_citizen_number

RELATIONS = {
    "child": "我的孩子",
    "relatives_child": "近亲属的孩子",
    "relative": "近亲属（大人）",
    "self": "我自己",
}
"""Civil servants keep away from what concerns spouses, blood relatives within three generations, relatives by marriage
(公务员法 article 76); a guardian's number closes every case that he is named in."""
MOST = 40
"""Names of one person and season."""


def label_of(relation: str, number: int) -> str:
    """Return how a named person is shown again: never the number that was typed."""
    return RELATIONS[relation] if relation == "self" else f"{RELATIONS[relation]} {number}"


def identity_number(typed: str) -> str:
    """Return the number as it is indexed; raises `Wrong`."""
    return parse_citizen_number(typed).text
