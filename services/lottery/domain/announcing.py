"""What no announcement may say of luck and rules, each refused with its reason: docs/spec/draw.md, 2.1, 2.2, 3, 5.2."""

from datetime import datetime, timedelta

from services.lottery.domain.announcement import Announcement
from services.lottery.domain.announcing_refusals import (
    BetweenTwoRounds,
    LastSourceControlled,
    LastSourceGuessable,
    NotEnoughLuck,
    OptionalAfterLast,
    SkipWithDeferred,
    SourceAtLastMinute,
    WaitlistPunishesChoices,
)
from services.lottery.domain.procedure.moments import last_required, moment
from services.lottery.domain.rules import GroupBoundary, Mechanism, Waitlist
from services.lottery.domain.sources.announced import Source
from services.lottery.domain.sources.drand import round_at, time_of_round

ENOUGH_ALONE, ENOUGH_AT_LAST = 2**128, 2**24
CLOSED_BEFORE = timedelta(minutes=10)
Timed = list[tuple[Source, datetime]]


def check_sources(announcement: Announcement) -> None:
    """Refuse sources that somebody could guess, choose among, or end too late."""
    sources = announcement.sources
    if not any(source.required and _possibilities(source) >= ENOUGH_ALONE for source in sources):
        raise NotEnoughLuck
    timed = [(source, time) for source in sources if (time := moment(source.time)) is not None]
    last = last_required(announcement)
    last_time = max(time for source, time in timed if source == last)
    _check_beacons(timed)
    _check_optional(timed, last, last_time)
    _check_last(timed, last_time)
    _check_closing(timed, last, last_time)


def check_rules(announcement: Announcement, *, most_choices: int) -> None:
    """Refuse rules that do not go together where a child may list `most_choices` lots of this draw."""
    several = most_choices > 1
    skips = announcement.group_boundary == GroupBoundary.SKIP
    if several and skips and announcement.mechanism == Mechanism.DEFERRED:
        raise SkipWithDeferred
    if several and announcement.waitlist == Waitlist.UNPLACED:
        raise WaitlistPunishesChoices


def _check_beacons(timed: Timed) -> None:
    for source, time in timed:
        if source.kind == "drand" and time != time_of_round(round_at(time)):
            raise BetweenTwoRounds(source.name)


def _check_optional(timed: Timed, last: Source, last_time: datetime) -> None:
    for source, time in timed:
        if not source.required and time >= last_time:
            raise OptionalAfterLast(source.name, last.name)


def _check_last(timed: Timed, last_time: datetime) -> None:
    """Sources that share the last moment are all last: whichever comes second could be withheld."""
    for source, time in timed:
        if time == last_time and source.rules.human:
            raise LastSourceControlled(source.name)
        if time == last_time and _possibilities(source) < ENOUGH_AT_LAST:
            raise LastSourceGuessable(source.name)


def _check_closing(timed: Timed, last: Source, last_time: datetime) -> None:
    """closing.txt holds every source but the last: people are done by then, and what has to come has come."""
    for source, time in timed:
        is_awaited = source.rules.human or (source.required and source != last)
        if is_awaited and time > last_time - CLOSED_BEFORE:
            raise SourceAtLastMinute(source.name, last.name)


def _possibilities(source: Source) -> int:
    return source.rules.possibilities(source.detail)
