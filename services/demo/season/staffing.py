"""The staff of a rehearsal: one account per role, opened by the staff service because it rehearses, and signed in."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

import pyotp

from services.demo.county.county import County
from services.demo.season.calling import Caller, expected
from services.demo.season.secrets_of_seed import SeasonSecrets
from shared.contracts.staff import ROLE_WORDS, Role

PLAYED: tuple[Role, ...] = (
    "unit_clerk",
    "unit_supervisor",
    "draw_officer",
    "draw_releaser",
    "auditor",
    "administrator",
)
"""Every role that a season needs; a school's clerk looks in afterwards."""
CITY = 4
"""Digits of a city's code: the releaser and the auditor are employed by the unit above."""
EMPLOYERS: Mapping[Role, str] = {"draw_releaser": "unit_above", "auditor": "audit"}


@dataclass(frozen=True)
class Staff:
    """Everybody's session, by role, as the header of a request."""

    sessions: Mapping[Role, Mapping[str, str]]

    def of(self, role: Role) -> Mapping[str, str]:
        """Return the header of the one who plays this role."""
        return self.sessions[role]


async def take_on_staff(caller: Caller, county: County, secrets: SeasonSecrets) -> Staff:
    """Open an account for every role and sign everybody in."""
    sessions = {role: await _signed_in(caller, county.unit.unit_code, role, secrets) for role in PLAYED}
    return Staff(sessions)


def name_of(role: Role) -> str:
    """Return the name under which a role signs in."""
    return f"demo-{role.replace('_', '-')}"


@dataclass(frozen=True)
class Typed:
    """What somebody types at the staff's door; the code is good for half a minute."""

    name: str
    password: str
    code: str


async def open_account(caller: Caller, unit_code: str, role: Role, secrets: SeasonSecrets) -> Typed:
    """Open the account of a role, or open it anew, and return what to type at the door."""
    password, secret = secrets.staff_password(role), secrets.one_time_secret(role)
    account = {
        "name": name_of(role),
        "display_name": f"演练{ROLE_WORDS[role]}",
        "role": role,
        "scope": unit_code,
        "home_unit": unit_code[:CITY] if role in EMPLOYERS else unit_code,
        "home_kind": EMPLOYERS.get(role, "education"),
        "password": password,
        "totp_secret": secret,
    }
    opened = await caller.internal("POST", "/staff/internal/accounts", account)
    return Typed(name_of(role), password, pyotp.TOTP(secret).at(int(opened["now"])))


async def typed_now(base: str, secrets: SeasonSecrets, role: Role) -> Typed:
    """Return what to type at the door of a rehearsal that runs at `base`; raise `SeasonFailed` where none does."""
    caller = Caller(base, secrets.service_token)
    try:
        units = expected(await caller.send("GET", "/registration/api/units")).json()["units"]
        return await open_account(caller, units[0]["unit_code"], role, secrets)
    finally:
        await caller.close()


async def _signed_in(caller: Caller, unit_code: str, role: Role, secrets: SeasonSecrets) -> Mapping[str, str]:
    typed = await open_account(caller, unit_code, role, secrets)
    answer = expected(await caller.send("POST", "/staff/api/sign-in", json=asdict(typed))).json()
    session = {"Authorization": f"Session {answer['session']}"}
    expected(await caller.send("POST", "/staff/api/kin/none", headers=session))
    return session
