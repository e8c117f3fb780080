"""Runs an action for a page: what is wrong with what was typed stands on the same page, beside its field."""

from collections.abc import Awaitable
from typing import TypeVar

from shared.errors import Kind, ServiceError
from shared.web.faults import Faults

Result = TypeVar("Result")
BESIDE_THE_FIELD = {Kind.INVALID, Kind.TOO_OFTEN}


class NotDone(Exception):
    """The action said no for a reason that belongs on the page it came from."""

    def __init__(self, error: ServiceError) -> None:
        super().__init__()
        self.faults = Faults.of(error)
        self.status = 429 if error.kind is Kind.TOO_OFTEN else 422


async def done(action: Awaitable[Result]) -> Result:
    """Return what the action gives; raise `NotDone` for what the page itself can say."""
    try:
        return await action
    except ServiceError as error:
        if error.kind in BESIDE_THE_FIELD or error.field:
            raise NotDone(error) from error
        raise
