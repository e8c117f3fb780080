"""People of the staff over HTTP: opened as a rehearsal does, signed in with a code of the service's own time."""

from collections.abc import Mapping
from dataclasses import dataclass

import httpx2
import pyotp

from shared.codes.staff_roles import Role
from tests.builders.staff import PASSWORD, SECRET, SERVICE_TOKEN, UNIT, duty_of

SERVICE = {"Authorization": f"Bearer {SERVICE_TOKEN}"}


@dataclass(frozen=True)
class Opened:
    """An account, and the service's time when it was opened."""

    staff_id: str
    name: str
    now: float

    def typed(self, *, seconds: int = 0) -> dict[str, str]:
        """What is typed at the door, so many seconds after it was opened."""
        code = pyotp.TOTP(SECRET).at(int(self.now) + seconds)
        return {"name": self.name, "password": PASSWORD, "code": code}


def account_body(role: Role, name: str, *, scope: str = UNIT) -> dict[str, object]:
    """What opens an account at once."""
    duty = duty_of(role, scope=scope)
    return {
        "name": name,
        "display_name": "赵晓云",
        "role": duty.role,
        "scope": duty.scope,
        "home_unit": duty.home_unit,
        "home_kind": duty.home_kind,
        "school_code": duty.school_code,
        "password": PASSWORD,
        "totp_secret": SECRET,
    }


async def opened(
    client: httpx2.AsyncClient, role: Role = "unit_clerk", name: str = "", *, base: str = "", scope: str = UNIT
) -> Opened:
    """Open an account."""
    body = account_body(role, name or role, scope=scope)
    answer = await client.post(f"{base}/internal/accounts", json=body, headers=SERVICE)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    return Opened(told["staff_id"], name or role, told["now"])


async def session_of(client: httpx2.AsyncClient, who: Opened, *, base: str = "", seconds: int = 0) -> Mapping[str, str]:
    """Sign somebody in; return the header of the session."""
    answer = await client.post(f"{base}/api/sign-in", json=who.typed(seconds=seconds))
    assert answer.status_code == 200, answer.text
    return {"Authorization": f"Session {answer.json()['session']}"}
