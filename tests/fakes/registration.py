"""Stand-ins for the neighbours of registration: verification's findings and the lottery's draws."""

from uuid import UUID, uuid5

from services.registration.domain.errors import PartnerSilent
from shared.contracts.messages import FindingMade, Standing
from shared.contracts.reads import DrawRead, Fact, FindingRead

NAMESPACE = UUID(int=1)


class FakeFindings:
    """Gives what a test put in; nobody answers about anything else."""

    def __init__(self) -> None:
        self.by_number: dict[str, FindingRead] = {}

    def put(
        self, number: str, standing: Standing, *, facts: tuple[Fact, ...] = ("GUARDIAN",), version: int = 1
    ) -> FindingMade:
        """Keep a finding and return the message that would tell of it."""
        finding_id = uuid5(NAMESPACE, f"{number}/{standing}/{version}/{facts}")
        reason = "请补充出生医学证明。" if standing in {"with_family", "refused"} else ""
        common = {"unit_code": "140123", "application_number": number, "version": version, "finding_id": finding_id}
        self.by_number[number] = FindingRead(
            **common, standing=standing, by="clerk" if reason else "machine", facts=facts, reason=reason
        )
        return FindingMade(message_id=uuid5(finding_id, "message"), **common, standing=standing)

    async def finding(self, unit_code: str, number: str) -> FindingRead:
        """Return what was put in; the unit is always the same."""
        assert unit_code == "140123"
        if number not in self.by_number:
            raise PartnerSilent("核对服务")
        return self.by_number[number]


class FakeDraws:
    """Gives the published file and the words of a draw that a test put in."""

    def __init__(self, content: bytes, about: DrawRead) -> None:
        self.content = content
        self.said = about

    async def results(self, unit_code: str, draw_id: str) -> bytes:
        """Return the file of a draw of the unit."""
        assert draw_id.removeprefix("DEMO-").removeprefix("TEST-").startswith(unit_code)
        return self.content

    async def about(self, unit_code: str, draw_id: str) -> DrawRead:
        """Return the words of the draw; nothing is known of another."""
        if (unit_code, draw_id) != (self.said.unit_code, self.said.draw_id):
            raise PartnerSilent("派位服务")
        return self.said
