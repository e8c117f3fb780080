"""Writes unit.toml."""

from datetime import datetime

from services.demo.county.unit import Tier, Unit

REMARK = "# 生成的数据：人、号码、学校都是编的，只有行政区划是真的。\n"


def unit_toml(unit: Unit, remark: str) -> str:
    """Return the text of unit.toml."""
    return remark + _top(unit) + _calendar(unit) + "".join(map(_tier, unit.tiers)) + _draw(unit) + _privacy(unit)


def _top(unit: Unit) -> str:
    return f"""unit_code = "{unit.unit_code}"
name = "{unit.name}"
authority = "{unit.authority}"
phone = "{unit.phone}"
hours = "{unit.hours}"
stage = "{unit.stage}"
season = "{unit.season}"
born_from = {unit.born_from.isoformat()}
born_to = {unit.born_to.isoformat()}
number_format = "{unit.number_format}"
max_choices = {unit.max_choices}
"""


def _calendar(unit: Unit) -> str:
    moments = unit.calendar
    return f"""
[calendar]
registration_opens = {_moment(moments.registration_opens)}
registration_closes = {_moment(moments.registration_closes)}
roster_shown = {_moment(moments.roster_shown)}
freeze = {_moment(moments.freeze)}
draw = {_moment(moments.draw)}
"""


def _moment(moment: datetime) -> str:
    return moment.isoformat()


def _tier(tier: Tier) -> str:
    facts = ", ".join(f'"{fact}"' for fact in tier.facts)
    return f"""
[[tiers]]
tier = {tier.tier}
clause = "{tier.clause}"
facts = [{facts}]
"""


def _draw(unit: Unit) -> str:
    rules = unit.draw
    return f"""
[draw]
mechanism = "{rules.mechanism}"
ticket_scope = "{rules.ticket_scope}"
group_boundary = "{rules.group_boundary}"
waitlist = "{rules.waitlist}"
"""


def _privacy(unit: Unit) -> str:
    lines = [f'{name} = "{value}"' for name, value in vars(unit.privacy).items() if value]
    return "\n".join(["\n[privacy]", *lines, ""]) if lines else ""
