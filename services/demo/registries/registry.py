"""One simulated registry: a question's reply from its records, its quota and the faults planned for it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from services.demo.county.county import County
from services.demo.county.plans import REGISTRIES
from services.demo.registries.answers import Known, answers_of
from shared.canonical import canonical_json

AUTHORITIES = {"household": "公安局", "residence": "公安局", "property": "不动产登记中心", "insurance": "社会保险中心"}
GARBAGE = b'{"status":"found","records":[{"number":'


@dataclass
class Registry:
    """Holds what it has been asked: how often in all, and who of those that fail once has been asked before."""

    name: str
    authority: str
    known: Known
    faults: dict[str, str]
    quota: int | None = None
    asked: int = 0
    failed_once: set[str] = field(default_factory=set)

    def fault_for(self, number: str) -> str | None:
        """Return the fault that this question meets now; `once` becomes an error the first time, nothing after."""
        fault = self.faults.get(number)
        if fault != "once":
            return fault
        if number in self.failed_once:
            return None
        self.failed_once.add(number)
        return "error"

    def within_quota(self) -> bool:
        """Count one more question; say whether it may still be answered."""
        self.asked += 1
        return self.quota is None or self.asked <= self.quota

    def reply(self, number: str, purpose: str, answered_at: str) -> bytes:
        """Return canonical JSON: found with records, absent, or refused where nobody says what for."""
        records = self.known.get(number) if purpose.strip() else None
        status = ("found" if records else "absent") if purpose.strip() else "refused"
        return b'{"answered_at":%b,"authority":%b,"records":%b,"status":"%b"}' % (
            canonical_json(answered_at),
            canonical_json(self.authority),
            records or b"[]",
            status.encode(),
        )


def registries_of(county: County, *, quota: int | None = None) -> dict[str, Registry]:
    """Return the four registries of a county by name."""
    known = answers_of(county)
    return {
        name: Registry(
            name=name,
            authority=county.unit.name + AUTHORITIES[name],
            known=known[name],
            faults=dict(_faults_of(county, name)),
            quota=quota,
        )
        for name in REGISTRIES
    }


def _faults_of(county: County, name: str) -> Iterable[tuple[str, str]]:
    return ((planned.number, planned.fault) for planned in county.faults if planned.registry == name)
