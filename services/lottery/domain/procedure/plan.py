"""plan.csv, where every approved seat is accounted for: docs/spec/draw.md, section 9."""

import re
from collections import Counter

from services.lottery.domain.encoding import matches
from services.lottery.domain.procedure.evidence import Evidence, Finding, contradicted, not_shown, shown
from services.lottery.domain.procedure.tables import NotATable, read_table
from services.lottery.domain.procedure.terms import frozen_files

HEADER = "school,approval_no,plan,direct,in_draws,held_back,ground"
_COUNT = re.compile(r"0|[1-9][0-9]{0,8}")


def plan_is_balanced(evidence: Evidence) -> Finding:
    """plan = direct + in_draws + held_back, held back only with a ground, in_draws = the seats drawn."""
    plan = evidence.files.get("plan.csv")
    if plan is None:
        return not_shown("没有招生计划表（plan.csv）")
    try:
        rows = read_table(plan, HEADER)
    except NotATable as error:
        return contradicted(f"招生计划表{error}")
    if unbalanced := [row[0] for row in rows if not is_balanced(row)]:
        return contradicted(f"{'、'.join(unbalanced)} 的计划数加不起来，或留下的名额没有写依据")
    if len({row[0] for row in rows}) != len(rows):
        return contradicted("招生计划表里有学校重复")
    return _compare_with_seats(evidence, {row[0]: int(row[4]) for row in rows})


def is_balanced(row: tuple[str, ...]) -> bool:
    """Say whether the counts of a row are numbers that add up, and what is held back has its ground."""
    _, _, plan, direct, in_draws, held_back, ground = row
    if not all(matches(_COUNT, count) for count in (plan, direct, in_draws, held_back)):
        return False
    grounded = held_back == "0" or ground != ""
    return grounded and int(plan) == int(direct) + int(in_draws) + int(held_back)


def _compare_with_seats(evidence: Evidence, in_draws: dict[str, int]) -> Finding:
    """Other draws of the season may hold the rest of a school's seats, but never fewer than none."""
    drawn: Counter[str] = Counter()
    for seat in evidence.announcement.seats:
        drawn[seat.school] += seat.capacity
    if too_many := [school for school, seats in drawn.items() if seats > in_draws.get(school, -1)]:
        return contradicted(f"{'、'.join(too_many)} 这次派位的名额比计划里的多，或计划里没有这所学校")
    if "plan.csv" not in frozen_files(evidence.files, evidence.announcement):
        return not_shown("加得起来，但看不出这张表是封存时的")
    if any(in_draws[school] > seats for school, seats in drawn.items()):
        return not_shown("加得起来；有的学校还有名额在别的派位里，那些不在这里")
    return shown("每所学校的名额都加得起来，和公告一致")
