"""What a guardian never hands on: acts that only the family itself may do."""

from services.registration.actions.tools import Visit
from services.registration.domain.helper_errors import HelperMayNot


def guardian_only(visit: Visit) -> None:
    """Raise `HelperMayNot` where a helper acts for the family.

    Called by every action that gives something up or away: withdrawing, taking or declining a place, deleting,
    naming another helper.
    """
    if visit.helper_id is not None:
        raise HelperMayNot
