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


def helpers_path(unit_code: str) -> str:
    """Return where a guardian asks somebody to help."""
    return f"{unit_path(unit_code)}/helpers"


def helping_path(unit_code: str) -> str:
    """Return where somebody sees whom to help."""
    return f"{unit_path(unit_code)}/helping"


def draft_path(unit: Unit, slot: UUID, step: str) -> str:
    """Return the page of one step of one draft."""
    return f"{unit_path(unit.unit_code)}/form/{slot}/{step}"


def application_path(unit_code: str, number: str) -> str:
    """Return how an application stands."""
    return f"{unit_path(unit_code)}/applications/{number}"


def receipt_path(unit_code: str, number: str) -> str:
    """Return the receipt of an application."""
    return f"{application_path(unit_code, number)}/receipt"


def letter_path(unit_code: str, number: str, draw_id: str) -> str:
    """Return the letter about one draw."""
    return f"{application_path(unit_code, number)}/letters/{draw_id}"


def receipt_check_path(unit_code: str) -> str:
    """Return where anybody checks a whole receipt."""
    return f"{unit_path(unit_code)}/check-receipt"


def recreate_path(unit_code: str) -> str:
    """Return where a family brings a lost application back by its receipt."""
    return f"{unit_path(unit_code)}/recreate"


def my_data_path(unit_code: str) -> str:
    """Return what is held of a family, with everything it can ask for."""
    return f"{unit_path(unit_code)}/my-data"


def data_path(unit_code: str, number: str) -> str:
    """Return everything that is held about one application."""
    return f"{application_path(unit_code, number)}/data"


def request_path(unit_code: str, request_id: UUID) -> str:
    """Return a request about data with its written answer."""
    return f"{unit_path(unit_code)}/requests/{request_id}"


def notice_path(unit_code: str, notice: str, version: int | None = None) -> str:
    """Return a notice, the newest version or a named one."""
    where = f"{unit_path(unit_code)}/notices/{notice}"
    return where if version is None else f"{where}/{version}"
