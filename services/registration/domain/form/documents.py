"""Identity documents (身份证件类型) and what their numbers look like (JY/T 1001; GB 11643; rules of 2018 and 2023)."""

from enum import Enum

from shared.codes.tables import code_table


class NumberRule(Enum):
    """What the number of a document must look like."""

    CITIZEN = "citizen"
    """18 characters of GB 11643, also the residence permits of Hong Kong, Macao and Taiwan residents."""
    PERMANENT_RESIDENCE = "permanent_residence"
    """外国人永久居留身份证: 15 characters (old) or 18 that begin with 9."""
    FREE = "free"
    """A passport or a permit whose format is not ours to judge: letters and digits."""
    MAY_BE_EMPTY = "may_be_empty"
    """No identity number yet: the number of the birth certificate, or nothing."""


NO_NUMBER = "Z"
"""其他: the code for a person without an identity number."""

RULES = {
    "1": NumberRule.CITIZEN,
    "B": NumberRule.CITIZEN,
    "H": NumberRule.CITIZEN,
    "I": NumberRule.CITIZEN,
    "9": NumberRule.PERMANENT_RESIDENCE,
    "6": NumberRule.FREE,
    "7": NumberRule.FREE,
    "8": NumberRule.FREE,
    "A": NumberRule.FREE,
    "D": NumberRule.FREE,
    "2": NumberRule.FREE,
    "3": NumberRule.FREE,
    "4": NumberRule.FREE,
    "5": NumberRule.FREE,
    NO_NUMBER: NumberRule.MAY_BE_EMPTY,
}
"""Type code to rule, in the order in which a page offers them. D, H and I are the modern permits, which have no
code in JY/T 1001: the codes of one city's system are used, and everything is exchanged by label."""

ADULTS_ONLY = frozenset("2345")
WITH_HOUSEHOLD = frozenset({"1", "B", NO_NUMBER})
"""Types whose holder has a household registration (户籍); the others may leave the place empty."""


def number_rule(id_type: str) -> NumberRule:
    """Return the rule for a type; an unknown type has no rule of its own (FREE)."""
    return RULES.get(id_type, NumberRule.FREE)


def offered_types(*, child: bool) -> tuple[tuple[str, str], ...]:
    """Return (code, label) of every type a child, or an adult, can choose."""
    labels = code_table("id_type_modern").labels | code_table("id_type").labels
    return tuple((code, labels[code]) for code in RULES if not (child and code in ADULTS_ONLY))
