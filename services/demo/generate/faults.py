"""Which questions the registries will not answer: a few never, some only at the second time."""

from collections.abc import Sequence

from services.demo.county.plans import PlannedFault
from services.demo.generate.family import Family
from services.demo.generate.stream import Stream

FOR_EVER = ("error", "hang", "garbage")
PASSING = (("once", 80), ("slow", 20))
PER_THOUSAND_FOR_EVER = 5
PER_THOUSAND_PASSING = 20


def plan_faults(stream: Stream, families: Sequence[Family]) -> tuple[PlannedFault, ...]:
    """Return the faults: one family in two hundred meets a registry that stays silent, one in fifty a passing one."""
    ordinary = [family for family in families if family.case == "ordinary"]
    order = stream.shuffled(range(len(ordinary)))
    silent = len(families) * PER_THOUSAND_FOR_EVER // 1000
    passing = len(families) * PER_THOUSAND_PASSING // 1000
    faults = [
        PlannedFault("household", ordinary[place].pupils[0].number, FOR_EVER[number % len(FOR_EVER)])
        for number, place in enumerate(order[:silent])
    ]
    for place in order[silent : silent + passing]:
        person = stream.choose((ordinary[place].pupils[0], ordinary[place].guardians[0].person))
        faults.append(PlannedFault("household", person.number, stream.weighted(PASSING)))
    return tuple(sorted(faults, key=lambda fault: (fault.registry, fault.number)))
