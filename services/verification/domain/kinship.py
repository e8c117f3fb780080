"""Who is whose parent, from two relations to the same head; whatever two words cannot prove stays unclear."""

from enum import Enum

from services.verification.domain.relations import Line, Relation


class Kinship(Enum):
    """What the household register says about an adult and a child of one household."""

    PARENT = "parent"
    STEP_PARENT = "step_parent"
    """Adoptive or step: the register has one word for both, and only adoption makes a guardian."""
    GRANDPARENT = "grandparent"
    UNCLEAR = "unclear"
    """A father and an uncle look the same from the head's side."""
    NOT_PARENT = "not_parent"
    """The generations do not fit."""


_OWN = (Line.CHILD, Line.ONLY_CHILD)
_GRANDCHILDREN = (Line.SONS_CHILD, Line.DAUGHTERS_CHILD, Line.GRANDCHILD)

_PAIRS: dict[tuple[Line, Line], Kinship] = {
    **{(adult, child): Kinship.PARENT for adult in (Line.HEAD, Line.SPOUSE) for child in _OWN},
    **{(adult, Line.STEP_CHILD): Kinship.STEP_PARENT for adult in (Line.HEAD, Line.SPOUSE)},
    **{(adult, child): Kinship.GRANDPARENT for adult in (Line.HEAD, Line.SPOUSE) for child in _GRANDCHILDREN},
    (Line.PARENT, Line.HEAD): Kinship.PARENT,
    (Line.STEP_PARENT, Line.HEAD): Kinship.STEP_PARENT,
    (Line.GRANDPARENT, Line.HEAD): Kinship.GRANDPARENT,
}
"""(adult's line, child's line) → what they are to each other."""

_ONLY_CHILD_PARENT = {("男", Line.SONS_CHILD), ("女", Line.DAUGHTERS_CHILD)}
"""A head's only son is the father of every 孙子; with several sons it could be an uncle."""


def kinship(adult: Relation, child: Relation) -> Kinship:
    """Return what the adult is to the child, given the relation of each to the same head."""
    known = _PAIRS.get((adult.line, child.line))
    if known is not None:
        return known
    if adult.line is Line.ONLY_CHILD and (adult.sex, child.line) in _ONLY_CHILD_PARENT:
        return Kinship.PARENT
    if adult.generation is None or child.generation is None or adult.generation - child.generation == 1:
        return Kinship.UNCLEAR
    return Kinship.NOT_PARENT
