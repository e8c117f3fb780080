"""The addresses of the family pages, below the service; nothing personal is in them but an application number."""

from uuid import UUID

from services.registration.domain.unit import Unit


def unit_path(unit_code: str) -> str:
    """Return the start of every address of a unit."""
    return f"/u/{unit_code}"


def mine_path(unit_code: str) -> str:
    """Return the list of what this family has."""
    return f"{unit_path(unit_code)}/mine"


def sign_in_path(unit_code: str) -> str:
    """Return where a phone number is asked."""
    return f"{unit_path(unit_code)}/sign-in"


def draft_path(unit: Unit, slot: UUID, step: str) -> str:
    """Return the page of one step of one draft."""
    return f"{unit_path(unit.unit_code)}/form/{slot}/{step}"


def application_path(unit_code: str, number: str) -> str:
    """Return how an application stands."""
    return f"{unit_path(unit_code)}/applications/{number}"


def receipt_path(unit_code: str, number: str) -> str:
    """Return the receipt of an application."""
    return f"{application_path(unit_code, number)}/receipt"
