"""Invitations of the staff service, written and accepted step by step."""

from datetime import datetime
from uuid import UUID

from services.staff.actions.accept import Chosen, Proof, choose_password, prove_phone
from services.staff.actions.invite import invite, invite_as_operator
from services.staff.actions.room import Sitting, StaffRoom
from services.staff.domain.duty import Duty
from shared.audit_log.events import Acting, Actor
from shared.ids import new_recovery_code, new_token, new_totp_secret
from tests.builders.staff import NOW, PASSWORD, code_at, duty_of

PROOF = "5" * 64
"""The token that a test's browser gets when it chooses."""
OPERATOR = Acting(Actor("operator", "cli"), NOW)


async def invited(room: StaffRoom, duty: Duty | None = None, *, by: Sitting | None = None) -> str:
    """Write an invitation; return its token."""
    token, given = new_token(), duty or duty_of("unit_clerk")
    await (invite(by, "周敏", given, token=token) if by else invite_as_operator(room, "周敏", given, token, OPERATOR))
    return token


async def accepted(room: StaffRoom, token: str, name: str = "zhoumin", now: datetime = NOW) -> tuple[UUID, list[str]]:
    """Accept it; return whose account it is and the recovery codes."""
    begun = await choose_password(room, token, Chosen(name, PASSWORD, new_totp_secret(), new_token()), now=now)
    codes = [new_recovery_code() for _ in range(10)]
    return await prove_phone(room, token, Proof(code_at(now, begun.secret), begun.proof, codes, now)), codes
