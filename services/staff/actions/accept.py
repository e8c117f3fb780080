"""Accepts an invitation: choose name and password, set the phone up, prove one code, take the recovery codes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from services.staff.actions.room import StaffRoom, acting_as, note
from services.staff.domain.errors import (
    ChosenElsewhere,
    CodeWrong,
    InvitationGone,
    InvitationWaits,
    NameTaken,
    NotBegun,
)
from services.staff.domain.names import name_problem, normal_name
from services.staff.domain.one_time_codes import matching_step, normal_code
from services.staff.domain.password_rules import normal_password, password_problem
from services.staff.store.accounts import account_called, account_with, add_account, change_account
from services.staff.store.invitations import NOTHING_CHOSEN, Invitation, change_invitation, open_invitation
from services.staff.store.recovery import replace_recovery_codes
from services.staff.store.sessions import end_sessions_of
from services.staff.store.vault import token_hash
from shared.database.scope import UNSCOPED
from shared.database.sessions import ReadSession, WriteSession
from shared.errors import InvalidInput


@dataclass(frozen=True)
class Enrolment:
    """How far an invitation is: `secret` for the phone once the one who asks has chosen name and password."""

    display_name: str
    role: str
    renews: bool
    expires_at: datetime
    name: str | None
    secret: str | None


@dataclass(frozen=True)
class Chosen:
    """The first step: name and password as typed, and a fresh secret for the phone with a fresh token.

    `held` is the token of an earlier choice, where the same browser sends its page once more.
    """

    name: str
    password: str
    secret: str
    proof: str
    held: str = ""


@dataclass(frozen=True)
class Begun:
    """What the second step takes: the phone's secret, and the token that shows who chose."""

    name: str
    secret: str
    proof: str


@dataclass(frozen=True)
class Proof:
    """The last step: a code of the phone, and the recovery codes (normal form) that will be shown once.

    `held` is the token that the choice of name and password gave.
    """

    code: str
    held: str
    recovery_codes: Sequence[str]
    now: datetime
    request: str = "-"


async def read_invitation(room: StaffRoom, token: str, *, now: datetime, held: str = "") -> Enrolment:
    """Return how far it is; the secret only to who holds the token of the choice.

    Raises `InvitationGone`, `InvitationWaits`.
    """
    async with room.db.reading(UNSCOPED) as session:
        found = await usable(session, token, now)
        known = await account_with(session, found.renews) if found.renews else None
    secret = _secret_of(room, found, held)
    name = found.name or (known.name if known else None)
    return Enrolment(found.display_name, found.duty.role, found.renews is not None, found.expires_at, name, secret)


async def choose_password(room: StaffRoom, token: str, typed: Chosen, *, now: datetime) -> Begun:
    """Keep name and password until the phone is proven; every choice gets a fresh secret, the older one is worthless.

    Only who holds the token of the last choice keeps its secret: the phone has it already. Who renews an account
    keeps its name. Raises `InvalidInput`, `NameTaken`, `InvitationGone`, `InvitationWaits`.
    """
    async with room.db.reading(UNSCOPED) as session:
        found = await usable(session, token, now)
        known = await account_with(session, found.renews) if found.renews else None
        chosen = known.name if known and known.name else normal_name(typed.name)
        other = await account_called(session, chosen)
    problems = [name_problem(chosen), password_problem(typed.password, names=(chosen, found.display_name))]
    if any(problems):
        raise InvalidInput(tuple(problem for problem in problems if problem))
    if other is not None and other.staff_id != found.renews:
        raise NameTaken
    password_hash = await room.passwords.hash(normal_password(typed.password))
    async with room.db.transaction(UNSCOPED) as session:
        found = await usable(session, token, now, keep=True)
        kept = _secret_of(room, found, typed.held)
        begun = Begun(chosen, typed.secret, typed.proof) if kept is None else Begun(chosen, kept, typed.held)
        columns = {
            "name": chosen,
            "password_hash": password_hash,
            "totp_secret": room.vault.seal_invitation_secret(found.invitation_id, begun.secret),
            "proof_hash": token_hash(begun.proof),
        }
        await change_invitation(session, found.invitation_id, **columns)
    return begun


async def prove_phone(room: StaffRoom, token: str, proof: Proof) -> UUID:
    """Use the invitation up and open the account; return it. Of two at the same time one wins.

    Raises `CodeWrong`, `NotBegun`, `ChosenElsewhere`, `NameTaken`, `InvitationGone`, `InvitationWaits`.
    """
    try:
        async with room.db.transaction(UNSCOPED) as session:
            found = await usable(session, token, proof.now, keep=True)
            if found.totp_secret is None:
                raise NotBegun
            secret = _secret_of(room, found, proof.held)
            if secret is None:
                raise ChosenElsewhere
            step = matching_step(secret, normal_code(proof.code), proof.now, last_used=0)
            if step is None:
                raise CodeWrong
            staff_id = found.renews or room.new_id()
            sealed = room.vault.seal_account_secret(staff_id, secret)
            await _open_account(session, found, staff_id, {"totp_secret": sealed, "totp_step": step}, proof.now)
            hashes = [room.vault.recovery_hash(staff_id, code) for code in proof.recovery_codes]
            await replace_recovery_codes(session, staff_id, hashes, proof.now)
            await use_up(session, found, staff_id, proof.now, proof.request)
    except IntegrityError as error:
        raise NameTaken from error
    return staff_id


async def usable(session: ReadSession, token: str, now: datetime, *, keep: bool = False) -> Invitation:
    """Return the invitation of a token; raises `InvitationGone`, `InvitationWaits`."""
    found = await open_invitation(session, token, now, keep=keep)
    if found is None:
        raise InvitationGone
    if found.waits:
        raise InvitationWaits
    return found


async def use_up(session: WriteSession, found: Invitation, staff_id: UUID, now: datetime, request: str) -> None:
    """Write that an invitation was accepted; nothing that was chosen stays in it."""
    await change_invitation(session, found.invitation_id, used_at=now, **NOTHING_CHOSEN)
    act = "ACCOUNT_RENEWED" if found.renews else "ACCOUNT_MADE"
    acting = acting_as(staff_id, found.duty.role, now, request)
    await note(session, acting, found.duty, act, f"staff:{staff_id}", invitation=str(found.invitation_id))


def _secret_of(room: StaffRoom, found: Invitation, held: str) -> str | None:
    """Return the phone's secret for whoever chose last, and nothing to anybody else."""
    if found.totp_secret is None or not found.was_chosen_with(held):
        return None
    return room.vault.open_invitation_secret(found.invitation_id, found.totp_secret)


async def _open_account(
    session: WriteSession, found: Invitation, staff_id: UUID, phone: dict[str, object], now: datetime
) -> None:
    way_in = phone | {"name": found.name, "password_hash": found.password_hash, "password_at": now}
    if found.renews is None:
        await add_account(session, staff_id, found.display_name, found.duty, way_in | {"made_at": now})
        return
    await change_account(session, staff_id, **way_in)
    await end_sessions_of(session, staff_id)
