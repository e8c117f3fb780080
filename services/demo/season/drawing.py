"""One draw for all private schools: announced, frozen, closed, seeded, drawn, published, each step at its hour."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta

from services.demo.county.county import County
from services.demo.county.rehearsal import THROW
from services.demo.county.school import School
from services.demo.season.calling import Caller, expected
from services.demo.season.load_county import calendar_of
from services.demo.season.recorded_round import recorded_round
from services.demo.season.secrets_of_seed import DICE
from services.demo.season.staffing import Staff
from shared.contracts.staff import Role

CATEGORY_WORDS = {"DAY": "走读", "BOARD": "寄宿", "BOARDING": "寄宿"}
STAGES = {"XX": "小学", "CZ": "初中"}
ROWS_OF_FINGERPRINT = (1, 2, 3, 4)
TYPISTS: tuple[Role, Role] = ("draw_officer", "draw_releaser")
"""Who types what is called; the second one is from the unit above."""
BETWEEN_THROWS = timedelta(seconds=15)


def draw_id_of(county: County) -> str:
    """Return the draw's name; it begins with DEMO-, so that nobody takes it for a real one."""
    return f"DEMO-{county.unit.unit_code}-{county.unit.season}-01"


def private_lots(county: County) -> tuple[School, ...]:
    """Return the private lots, ascending as draw.json has them."""
    return tuple(sorted((school for school in county.schools if school.kind == "private"), key=lambda lot: lot.lot))


class Ceremony:
    """The draw of one county, step by step."""

    def __init__(self, caller: Caller, county: County, dice: str, staff: Staff) -> None:
        self._caller = caller
        self._county = county
        self._dice = dice
        self._staff = staff
        self.draw_id = draw_id_of(county)
        self._unit = f"/lottery/api/units/{county.unit.unit_code}"
        self._draws = f"{self._unit}/draws"

    @property
    def steps(self) -> tuple[Callable[[], Awaitable[None]], ...]:
        """Every step, in the only order there is."""
        return (
            self.announce,
            self.freeze,
            self.read,
            self.throw,
            self.close,
            self.take_beacon,
            self.seed,
            self.draw,
            self.publish,
            self.hand_over,
        )

    async def announce(self) -> None:
        """Announce every private school of the season, also where demand does not exceed the seats."""
        await self._send(self._draws, self._announcement())

    async def freeze(self) -> None:
        """Freeze roster and announcement: from here on nothing can change."""
        await self._with_two("freeze", calendar_of(self._county.unit).freeze)

    async def read(self) -> None:
        """Read the fingerprint aloud, row by row, before the first throw."""
        for row in ROWS_OF_FINGERPRINT:
            await self._step("reading", THROW.dice_at, row=row, agreed=True)

    async def throw(self) -> None:
        """Have two members of the staff type every throw as it is called, before the next one is."""
        for place, digit in enumerate(self._dice, start=1):
            for typist in TYPISTS:
                at = THROW.dice_at + place * BETWEEN_THROWS
                await self._step("sources/dice/values", at, by=typist, place=place, value=digit)

    async def close(self) -> None:
        """Close the throw: the digits are public before the beacon's round can be known."""
        await self._step("close", THROW.closing_at)

    async def take_beacon(self) -> None:
        """Paste the signature of the recorded round when it has become known; it proves itself."""
        found = recorded_round()
        await self._step("sources/drand/beacon", found.at, signature=found.signature)

    async def seed(self) -> None:
        """Make the seed from what was closed and the beacon's round."""
        await self._step("seed", recorded_round().at + timedelta(seconds=30))

    async def draw(self) -> None:
        """Compute the results, once."""
        await self._step("draw", THROW.round_at + timedelta(minutes=1))

    async def publish(self) -> None:
        """Publish the results; nobody computes them a second time."""
        await self._with_two("publish", THROW.round_at + timedelta(minutes=2))

    async def hand_over(self) -> None:
        """Let the families be told: the file has stood for half an hour, by the time that the rehearsal names."""
        await self._step("hand-over", THROW.round_at + timedelta(minutes=32))

    async def _step(self, name: str, at: datetime, *, by: Role = "draw_officer", **more: object) -> None:
        await self._send(f"{self._draws}/{self.draw_id}/{name}", {"at": at.isoformat(), **more}, by=by)

    async def _with_two(self, name: str, at: datetime) -> None:
        """Take a step that somebody from outside of the unit has to allow first."""
        asked = await self._send(f"{self._draws}/{self.draw_id}/{name}/request", {"at": at.isoformat()})
        await self._send(f"{self._unit}/approvals/{asked['approval_id']}", {"agree": True}, by="draw_releaser")
        await self._step(name, at)

    async def _send(self, path: str, body: Mapping[str, object], *, by: Role = "draw_officer") -> Mapping[str, str]:
        answer = await self._caller.send("POST", path, json=body, headers=self._staff.of(by))
        said: Mapping[str, str] = expected(answer).json()
        return said

    def _announcement(self) -> Mapping[str, object]:
        unit, moments = self._county.unit, calendar_of(self._county.unit)
        return {
            "draw_id": self.draw_id,
            "title": f"{unit.season}年{unit.name}民办{STAGES[unit.stage]}电脑派位（演练）",
            "season": unit.season,
            **vars(unit.draw),
            "seats": [_seat(lot) for lot in private_lots(self._county)],
            "sources": _sources(),
            "office": {"authority": unit.authority, "phone": unit.phone, "hours": unit.hours},
            "calendar": {
                "roster_from": moments.roster_shown.isoformat(),
                "freeze": moments.freeze.isoformat(),
                "closing": THROW.closing_at.isoformat(),
                "publish": THROW.round_at.isoformat(),
            },
            "at": moments.roster_shown.isoformat(),
        }


def _seat(lot: School) -> Mapping[str, object]:
    several = "" if lot.category == "ALL" else f"（{CATEGORY_WORDS.get(lot.category, lot.category)}）"
    return {
        "school": lot.school_code,
        "category": lot.category,
        "capacity": lot.seats,
        "name": f"{lot.name}{several}",
    }


def _sources() -> list[Mapping[str, object]]:
    found = recorded_round()
    dice = {"name": "dice", "kind": "digits", "required": True, "at": THROW.dice_at.isoformat(), "detail": str(DICE)}
    drand = {
        "name": "drand",
        "kind": "drand",
        "required": True,
        "at": THROW.round_at.isoformat(),
        "detail": found.detail,
    }
    return [dice, drand]
