"""The identifier of a request, made with its page, so that pressing twice is one request."""

from collections.abc import Mapping
from uuid import UUID

from shared.ids import new_id


def request_id_of(fields: Mapping[str, str]) -> UUID:
    """Return the identifier that the page carried, or a fresh one where it carried none."""
    try:
        return UUID(fields.get("request", ""))
    except ValueError:
        return new_id()
