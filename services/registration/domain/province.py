"""What the province's identity service says about a person, as far as we use it."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.registration.domain.checks.not_right import NotRight
from services.registration.domain.phone import check_phone


@dataclass(frozen=True)
class Vouched:
    """A person for whom the identity service vouches: who (issuer and subject), with which phone, by which answer.

    `phone` is nothing unless the service says that it has verified it; `state` names the answer, good for one use.
    """

    issuer: str
    subject: str
    phone: str
    state: str


def verified_phone(claims: Mapping[str, object]) -> str:
    """Return the 11 digits of the phone that was verified (OpenID Connect Core, section 5.1), or nothing."""
    if claims.get("phone_number_verified") is not True:
        return ""
    try:
        return check_phone(str(claims.get("phone_number", "")))
    except NotRight:
        return ""
