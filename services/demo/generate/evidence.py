"""What registries other than the household book know of a family: home, permit, insurance months."""

from dataclasses import dataclass
from datetime import date

from services.demo.county.records import InsuranceRow, PropertyRow, ResidenceRow
from services.demo.generate.family import FamilyPlan, Insurance
from services.demo.generate.homes import HALF, JOINT, SOLE, certificate, old_certificate, public_rent, shared_by
from services.demo.generate.people import Person
from services.demo.generate.stream import Stream
from services.demo.generate.world import SEASON, Place, World

EMPLOYERS = ("晨光机械厂", "汇丰超市", "平安物业服务部", "顺达物流", "新星建材", "同心食品厂", "长青农业合作社")
FLEXIBLE = "灵活就业人员"
SEASON_STARTS = date(SEASON, 9, 1)


@dataclass(frozen=True)
class Owners:
    """Who may own a home: parents, children, and others (grandparents)."""

    parents: tuple[Person, ...]
    children: tuple[Person, ...]
    others: tuple[Person, ...]


def property_rows(
    world: World, stream: Stream, plan: FamilyPlan, *, home: Place, people: Owners
) -> tuple[PropertyRow, ...]:
    """Return the home's rows as planned; a village house and a rented flat have none."""
    if plan.house in {"none", "village"}:
        return ()
    whole = certificate(world, stream, home, people.parents[0])
    if plan.house == "half":
        return (*shared_by(whole, people.parents[:1], HALF), *shared_by(whole, people.others[:1], HALF))
    if plan.house == "public":
        return (public_rent(whole, world),)
    if plan.house == "old":
        return (old_certificate(whole, world, 2006),)
    owners = {"couple": people.parents, "child": people.children[:1], "grandparent": people.others[:1]}
    return shared_by(whole, owners.get(plan.house, people.parents[:1]), JOINT if plan.house == "couple" else SOLE)


def permit_rows(stream: Stream, plan: FamilyPlan, *, home: Place, holder: Person) -> tuple[ResidenceRow, ...]:
    """Return the holder's permit: endorsed for the coming year, or not in time and so suspended."""
    if plan.permit == "none":
        return ()
    issued = stream.day(date(2019, 1, 1), date(SEASON - 1, 6, 28))
    late = plan.permit == "late"
    until = date(SEASON, 5, 31) if late else date(SEASON + 1, issued.month, min(issued.day, 28))
    state = "中止" if late else "有效"
    return (ResidenceRow(holder.number, holder.name, home.full, issued, until, state),)


def insurance_rows(stream: Stream, kind: Insurance, payer: Person) -> tuple[InsuranceRow, ...]:
    """Return a year's paid months up to the season, as planned."""
    if kind == "none":
        return ()
    months = last_months(12)
    employer = FLEXIBLE if kind == "flexible" else stream.choose(EMPLOYERS)
    if kind == "gap":
        months = months[:7] + months[8:]
    second = stream.choose([name for name in EMPLOYERS if name != employer])
    return tuple(
        InsuranceRow(payer.number, payer.name, second if kind == "two_employers" and place >= 5 else employer, month)
        for place, month in enumerate(months)
    )


def last_months(count: int) -> tuple[str, ...]:
    """Return the months before the season starts, oldest first, as YYYYMM."""
    ends = SEASON_STARTS.year * 12 + SEASON_STARTS.month - 1
    return tuple(f"{month // 12}{month % 12 + 1:02d}" for month in range(ends - count, ends))
