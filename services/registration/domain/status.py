"""What a family sees of its application: the state, what happened, what comes next, by when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from services.registration.domain.application import ENDED, State
from services.registration.domain.application_number.numbers import in_groups
from services.registration.domain.calendar_rules import may_correct
from services.registration.domain.errors import in_words
from services.registration.domain.kept import Act, Kept
from services.registration.domain.placement_words import placement_headline, result_words
from services.registration.domain.placements import Placement
from services.registration.domain.status_words import ACTS, WORDS
from services.registration.domain.unit import Unit

NAME_DELETED = "内容已经删掉的孩子"
"""Stands for the name of a child whose form was deleted."""


@dataclass(frozen=True)
class ChoiceView:
    """One school the family chose; `result` is empty before the draw is published."""

    school_code: str
    category: str
    name: str
    result: str


@dataclass(frozen=True)
class ActView:
    """One thing that was done, in words."""

    words: str
    at: datetime


@dataclass(frozen=True)
class StatusView:
    """One application as its page shows it. `notice` is the clerk's sentence, empty where there is none."""

    application_number: str
    shown: str
    child_name: str
    state: State
    version: int
    headline: str
    happened: str
    next_step: str
    by_when: datetime | None
    must_act: bool
    notice: str
    notices: tuple[str, ...]
    choices: tuple[ChoiceView, ...]
    together_with: str | None
    may_correct: bool
    may_withdraw: bool
    acts: tuple[ActView, ...]


@dataclass(frozen=True)
class Told:
    """What a status is made from, beside the application itself."""

    child_name: str
    notices: tuple[str, ...]
    acts: tuple[Act, ...]
    placements: tuple[Placement, ...]
    helpers: Mapping[bytes, str] = field(default_factory=dict)
    """How the family calls those who helped, by their accounts."""


def status_of(kept: Kept, told: Told, *, unit: Unit, now: datetime) -> StatusView:
    """Return the view of an application at `now`."""
    words = WORDS[kept.state]
    by_when = deadline(kept.state, unit)
    next_step = words.undated if by_when is None else words.next_step.format(when=in_words(by_when))
    placed = placement_headline(told.placements, unit)
    return StatusView(
        application_number=kept.number,
        shown=in_groups(kept.number),
        child_name=told.child_name,
        state=kept.state,
        version=kept.version,
        headline=placed or words.headline,
        happened="公开派位的结果公布了，谁都可以重算一遍。" if placed else words.happened,
        next_step="请在派位页面看自己的一行和验证的办法。" if placed else next_step,
        by_when=None if placed else by_when,
        must_act=words.must_act and not placed,
        notice=kept.notice,
        notices=told.notices,
        choices=_choices(kept, told.placements, unit),
        together_with=kept.together_with,
        may_correct=kept.erased_at is None and may_correct(kept.state, unit, now),
        may_withdraw=kept.erased_at is None and kept.state not in ENDED,
        acts=tuple(ActView(_words(act, told.helpers), act.at) for act in told.acts),
    )


def _words(act: Act, helpers: Mapping[bytes, str]) -> str:
    """Return what was done, in words; where somebody helped, who it was."""
    words = ACTS.get(act.act, act.act)
    if act.helper is None:
        return words
    return f"{helpers.get(act.helper, '帮忙的人')}替您{words.removeprefix('您')}"


def deadline(state: State, unit: Unit) -> datetime | None:
    """Return by when the next step of a state happens, or None where the unit fixed no such moment."""
    calendar = unit.calendar
    if state is State.WITHDRAWN:
        return calendar.registration_closes
    if state is State.PROVEN:
        return calendar.roster_shown or calendar.freeze
    return (
        calendar.freeze if state in {State.WITH_FAMILY, State.DUPLICATE} else calendar.roster_shown or calendar.freeze
    )


def _choices(kept: Kept, placements: tuple[Placement, ...], unit: Unit) -> tuple[ChoiceView, ...]:
    placed = {(row.school_code, row.category): row for row in placements}
    views = []
    for lot in kept.choices:
        school = unit.school(lot)
        row = placed.get(lot)
        views.append(ChoiceView(*lot, school.name if school else lot[0], result_words(row) if row else ""))
    return tuple(views)
