"""The unit of a generated county: its age window, its order of admission, its dates around the recorded round."""

from services.demo.county.rehearsal import CALENDAR
from services.demo.county.unit import DrawRules, Tier, Unit
from services.demo.generate.divisions import Division
from services.demo.generate.world import BORN_FROM, BORN_TO, SEASON

TIERS = (Tier(1, "在本县报名的适龄儿童，一人一个派位号，不分先后", ("GUARDIAN",)),)
"""One tier for everybody: a private school draws among all who apply (public schools rank by household and home)."""
MOST_CHOICES = 3


def make_unit(county: Division) -> Unit:
    """Return the unit."""
    return Unit(
        unit_code=county.code,
        name=county.name,
        authority=f"{county.name}教育局",
        phone="0350-0000000",
        hours="工作日 9:00–12:00、14:30–18:00",
        stage="XX",
        season=str(SEASON),
        born_from=BORN_FROM,
        born_to=BORN_TO,
        number_format="short",
        max_choices=MOST_CHOICES,
        calendar=CALENDAR,
        tiers=TIERS,
        draw=DrawRules("da", "draw", "admit", "all"),
    )
