"""A verification service in memory and a real database: registries that know one family, claims, a way to check."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from services.verification.actions.check_case import check_case
from services.verification.actions.checking import Checking
from services.verification.domain.answers import RegistryName
from services.verification.domain.claim import Claim
from services.verification.domain.rules import Rules
from services.verification.store.cases import CaseKey
from services.verification.store.rules import save_rules
from services.verification.store.tables import case_file, finding, outbox
from services.verification.store.vault import Vault
from shared.crypto.keys import KeyRing
from shared.crypto.provider import GivenKeys
from shared.database.sessions import Database
from shared.ids import new_id
from tests.builders.scopes import EVERYWHERE
from tests.builders.verification import (
    CHILD_NUMBER,
    CHILD_RECORD,
    FATHER_NUMBER,
    FATHER_RECORD,
    MOTHER_NUMBER,
    MOTHER_RECORD,
    NOW,
    claim,
    home,
    rules,
)
from tests.builders.verification_wire import wire_claim
from tests.fakes.claims import FakeClaims
from tests.fakes.registries import FakeRegistry

RING = KeyRing(GivenKeys(bytes(range(32)), bytes(range(1, 33))))


def family_registries() -> dict[RegistryName, FakeRegistry]:
    """Registries that know the family of the builders."""
    return {
        RegistryName.HOUSEHOLD: FakeRegistry(
            {CHILD_NUMBER: [CHILD_RECORD], FATHER_NUMBER: [FATHER_RECORD], MOTHER_NUMBER: [MOTHER_RECORD]}
        ),
        RegistryName.PROPERTY: FakeRegistry({FATHER_NUMBER: [home()]}),
        RegistryName.RESIDENCE: FakeRegistry(),
        RegistryName.INSURANCE: FakeRegistry(),
    }


@dataclass
class Desk:
    """One verification service under test."""

    db: Database
    claims: FakeClaims = field(default_factory=lambda: FakeClaims(wire_claim(claim())))
    registries: dict[RegistryName, FakeRegistry] = field(default_factory=family_registries)

    @property
    def checking(self) -> Checking:
        """The parts, as the composition would put them together."""
        return Checking(self.db, Vault(RING), self.registries, self.claims, new_id)

    @property
    def household(self) -> FakeRegistry:
        """The household registry."""
        return self.registries[RegistryName.HOUSEHOLD]

    async def load_rules(self, loaded: Rules | None = None) -> None:
        """Load the unit's rules."""
        async with self.db.transaction(EVERYWHERE) as session:
            await save_rules(session, loaded or rules(), NOW)

    async def check(self, of: Claim | None = None, *, now: datetime = NOW) -> None:
        """Check one case, as the handler of a message does."""
        checked = of or claim()
        key = CaseKey(checked.unit_code, checked.application_number, checked.version)
        await check_case(self.checking, key, now=now)

    async def rows(self, statement: sa.Select[Any]) -> list[Any]:
        """Return rows of a query."""
        async with self.db.reading(EVERYWHERE) as session:
            return list(await session.execute(statement))

    async def case(self) -> Any:
        """The only case."""
        (row,) = await self.rows(sa.select(case_file))
        return row

    async def findings(self) -> list[Any]:
        """Every finding, oldest first."""
        return await self.rows(sa.select(finding).order_by(finding.c.seq))

    async def messages(self) -> int:
        """How many messages wait in the outbox."""
        return len(await self.rows(sa.select(outbox)))

    def questions(self) -> int:
        """How many questions the registries were asked in all."""
        return sum(len(registry.asked) for registry in self.registries.values())
