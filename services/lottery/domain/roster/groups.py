"""Bound groups 多胞胎绑定: who belongs together (docs/spec/draw.md, section 2.1, rule 4)."""

import numpy as np

from services.lottery.domain.arrays import Integers
from services.lottery.domain.errors import Refused
from services.lottery.domain.roster.columns import Columns

NO_GROUP = -1


def leaders_of_children(columns: Columns, lot: Integers, *, members_choose_alike: bool) -> Integers:
    """Return for each child the place of the child its group is named after, or `NO_GROUP`; or refuse.

    Refuses with GROUP_LABEL or GROUP_CHOICES; the latter only where members have to choose alike.
    """
    firsts = np.flatnonzero(columns.starts_child)
    leaders = np.full(len(firsts), NO_GROUP, dtype=np.int64)
    groups = _members(columns, firsts)
    bounds = np.append(firsts, len(columns))
    for label, members in groups.items():
        if len(members) < 2 or columns.app_no[firsts[members[0]]] != label:
            raise Refused("GROUP_LABEL", "有一组绑定只有一个孩子，或不以最小的报名号为名")
        if members_choose_alike:
            _check_choices(columns, lot, [slice(bounds[member], bounds[member + 1]) for member in members])
        leaders[members] = members[0]
    return leaders


def _members(columns: Columns, firsts: Integers) -> dict[bytes, list[int]]:
    """Return the children of each group, groups in the order of their first row, children in the order of the file."""
    labels = columns.group[firsts]
    bound = np.flatnonzero(labels != b"")
    groups: dict[bytes, list[int]] = {}
    for child, label in zip(bound.tolist(), labels[bound].tolist(), strict=True):
        groups.setdefault(label, []).append(child)
    return groups


def _check_choices(columns: Columns, lot: Integers, members: list[slice]) -> None:
    choices = [(lot[rows].tolist(), columns.tier[rows].tolist()) for rows in members]
    if any(choice != choices[0] for choice in choices):
        raise Refused("GROUP_CHOICES", "有一组绑定的孩子填报的志愿或优先级不一致")
