"""What the defaults of a freeze would decide if it came now, by the code that freezes (docs/spec/draw.md, 9)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from services.registration.domain.application import State
from services.registration.domain.roster.borne import too_large
from services.registration.domain.roster.entries import ON_ROSTER, DrawScope, Entry, RegisterState
from services.registration.domain.roster.groups import unlike
from services.registration.domain.roster.register import CONFIRMED, UNDECIDED, register_states
from services.registration.domain.roster.rows import members_of
from services.registration.domain.unit import Unit
from shared.contracts.freeze_defaults import OpenMatter

SPEAKING = frozenset({*CONFIRMED, *UNDECIDED})


UNCONFIRMED = frozenset(UNDECIDED) - {State.WAITING}


def open_matters(
    entries: tuple[Entry, ...], *, unit: Unit, scope: DrawScope, pid_key: bytes
) -> Mapping[OpenMatter, tuple[tuple[str, ...], ...]]:
    """Return what is open about this draw: for each default the applications it decides about, together or alone.

    Of one child with several applications all numbers stand together, those of a family that is not bound as well.
    """
    states = register_states(entries, scope, pid_key)
    about = tuple(entry for entry in entries if scope.wanted(entry))
    pending = {number for number, state in states.items() if state is RegisterState.PENDING}
    listed = tuple(entry for entry in entries if states[entry.application_number] in ON_ROSTER)
    members = members_of(listed, scope=scope, unit=unit)
    return {
        "UNCONFIRMED": _alone(one for one in about if one.application_number in pending and one.state in UNCONFIRMED),
        "SILENT": _alone(one for one in about if one.application_number in pending and one.state is State.WAITING),
        "WITH_FAMILY": _alone(one for one in about if one.state is State.WITH_FAMILY),
        "DUPLICATES": tuple(_several(entries, scope)),
        "GROUPS_DIFFER": unlike(members, unit.draw.group_boundary),
        "APPROVED_PLACES": too_large(members, scope=scope, unit=unit),
    }


def _alone(entries: Iterable[Entry]) -> tuple[tuple[str, ...], ...]:
    return tuple((number,) for number in sorted(entry.application_number for entry in entries))


def _several(entries: tuple[Entry, ...], scope: DrawScope) -> Iterator[tuple[str, ...]]:
    """One of a child's applications that is about the draw is enough: which of them speaks decides who is drawn."""
    of_child: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.state in SPEAKING:
            of_child[entry.pid].append(entry)
    for several in of_child.values():
        if len(several) > 1 and any(scope.wanted(entry) for entry in several):
            yield tuple(sorted(entry.application_number for entry in several))
