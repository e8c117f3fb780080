"""Makes a clerk's account, or gives it a new password; only services do this."""

from dataclasses import dataclass
from datetime import datetime

from services.verification.actions.case_room import CaseRoom
from services.verification.actions.passwords import SHORTEST, Passwords
from services.verification.store.clerks import Clerk, save_clerk
from shared.errors import FieldProblem, InvalidInput


@dataclass(frozen=True)
class NewClerk:
    """An account as asked for."""

    name: str
    password: str
    display_name: str
    scope: str


async def create_clerk(room: CaseRoom, passwords: Passwords, new: NewClerk, *, now: datetime) -> bool:
    """Write the account; return whether it is new. Raises `InvalidInput` for a short password."""
    if len(new.password) < SHORTEST:
        sentence = f"密码至少 {SHORTEST} 个字符。"
        raise InvalidInput((FieldProblem("password", sentence, "PASSWORD_SHORT"),))
    hashed = await passwords.hash(new.password)
    who = Clerk(room.new_id(), new.name.strip(), new.display_name.strip(), new.scope)
    async with room.db.transaction() as session:
        return await save_clerk(session, who, hashed, now)
