"""Relations to the head of a household (GB/T 4761-2008) as a typed table: line of descent, generation, sex."""

from dataclasses import dataclass
from enum import Enum
from functools import cache

from shared.codes.tables import code_table


class Line(Enum):
    """How a member of a household descends from, or belongs to, its head."""

    HEAD = "head"
    SPOUSE = "spouse"
    CHILD = "child"
    ONLY_CHILD = "only_child"
    STEP_CHILD = "step_child"
    """养子或继子, 养女: adopted and step children share a code, and only adoption makes a guardian."""
    CHILD_IN_LAW = "child_in_law"
    SONS_CHILD = "sons_child"
    DAUGHTERS_CHILD = "daughters_child"
    GRANDCHILD = "grandchild"
    """A grandchild, not said by whom."""
    PARENT = "parent"
    STEP_PARENT = "step_parent"
    GRANDPARENT = "grandparent"
    OTHER = "other"


@dataclass(frozen=True)
class Relation:
    """One code: its line, the generation counted from the head (children -1), and the sex it implies."""

    code: str
    line: Line
    generation: int | None
    sex: str | None
    """男, 女, or None where the word says nothing."""


_GENERATIONS = {
    Line.HEAD: 0, Line.SPOUSE: 0, Line.CHILD: -1, Line.ONLY_CHILD: -1, Line.STEP_CHILD: -1, Line.CHILD_IN_LAW: -1,
    Line.SONS_CHILD: -2, Line.DAUGHTERS_CHILD: -2, Line.GRANDCHILD: -2, Line.PARENT: 1, Line.STEP_PARENT: 1,
    Line.GRANDPARENT: 2,
}  # fmt: skip

_LINES = {
    Line.HEAD: "01 02", Line.SPOUSE: "10 11 12", Line.CHILD: "20 22 23 24 25 26 30 32 33 34 35 36",
    Line.ONLY_CHILD: "21 31", Line.STEP_CHILD: "27 29 37 39", Line.CHILD_IN_LAW: "28 38",
    Line.SONS_CHILD: "41 42", Line.DAUGHTERS_CHILD: "43 44", Line.GRANDCHILD: "40 49",
    Line.PARENT: "50 51 52", Line.STEP_PARENT: "57 58", Line.GRANDPARENT: "60 61 62 63 64",
}  # fmt: skip

_OTHER_GENERATIONS = {
    0: "70 71 72 73 74 75 76 77 78 79 91 92", -1: "93 94 95 96", -2: "45 46", -3: "47 48",
    1: "53 54 55 56 81 82 83 84 85 86 87 88 89 90", 2: "65", 3: "66 67 68",
}  # fmt: skip

_MALE = "11 20 21 22 23 24 25 26 27 28 29 41 43 47 51 53 55 57 61 63 66 71 73 76 78 81 83 85 87 89 93 95"
_FEMALE = "12 30 31 32 33 34 35 36 37 38 39 42 44 45 48 52 54 56 58 62 64 67 72 74 75 77 82 84 86 88 90 94 96"

_ALIASES = {
    "本人或户主": "02", "丈夫": "11", "妻子": "12", "儿子": "20", "女儿": "30", "次女": "33", "父": "51", "母": "52",
    "孙": "41", "外孙": "43", "外孙女儿": "44", "继子": "27", "养子": "27", "继女": "37",
}  # fmt: skip
"""Words that registers use beside the labels of the standard."""


@cache
def relation_table() -> dict[str, Relation]:
    """Return the relation of every code of GB/T 4761."""
    lines = {code: line for line, codes in _LINES.items() for code in codes.split()}
    others = {code: generation for generation, codes in _OTHER_GENERATIONS.items() for code in codes.split()}
    return {
        code: Relation(code, line, _GENERATIONS.get(line, others.get(code)), _sex(code))
        for code in code_table("family_relation_gbt4761").labels
        for line in (lines.get(code, Line.OTHER),)
    }


def _sex(code: str) -> str | None:
    if code in _MALE.split():
        return "男"
    return "女" if code in _FEMALE.split() else None


@cache
def relation_called(label: str) -> Relation | None:
    """Return the relation with this label (or an alias of it), or None for a word we do not know."""
    code = code_table("family_relation_gbt4761").code(label.strip()) or _ALIASES.get(label.strip())
    return relation_table().get(code) if code else None
