"""Whom a case concerns, by blind index: so that nobody handles a case of their own children or relatives (回避)."""

from services.verification.actions.case_room import Sitting
from services.verification.domain.claim import Claim
from services.verification.domain.errors import CaseRecused
from services.verification.store.vault import Vault


def people_of(vault: Vault, claim: Claim) -> tuple[bytes, ...]:
    """Return the indexes of everyone on a claim who has a number, each once."""
    numbers = (claim.person(subject).number for subject in claim.subjects)
    return tuple(dict.fromkeys(vault.identity_index(number) for number in numbers if number))


def concerned_by(vault: Vault, claim: Claim) -> frozenset[str]:
    """Return the same in hex, as requests for approval compare them."""
    return frozenset(index.hex() for index in people_of(vault, claim))


def refuse_kin(sitting: Sitting, claim: Claim) -> None:
    """Raise `CaseRecused` where the case concerns somebody whom this member of the staff has declared."""
    if sitting.who.is_kin_of(*people_of(sitting.room.vault, claim)):
        raise CaseRecused
