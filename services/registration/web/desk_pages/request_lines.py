"""A request as the desk reads it."""

from dataclasses import dataclass
from datetime import datetime

from services.registration.domain.rights.requests import KIND_WORDS, Kind
from services.registration.domain.unit import Unit
from services.registration.store.data_requests import DataRequest


@dataclass(frozen=True)
class DeskRequest:
    """What the pages show of one request."""

    href: str
    title: str
    number: str
    asked_at: datetime
    due_at: datetime | None
    words: str
    answered: bool
    deletes: bool


def desk_request(one: DataRequest, unit: Unit) -> DeskRequest:
    """Return it."""
    objects = "家长不同意上次的答复：" if one.objects_to is not None else ""
    return DeskRequest(
        href=f"/desk/units/{unit.unit_code}/requests/{one.request_id}",
        title=f"{objects}{KIND_WORDS[one.kind]}",
        number=one.number,
        asked_at=one.asked_at,
        due_at=one.due_at,
        words=one.words,
        answered=one.answer is not None,
        deletes=one.kind is Kind.DELETE and bool(one.number),
    )
