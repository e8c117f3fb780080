"""The one round of the drand beacon that ships with the product, recorded on 2023-09-15; its signature proves it."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class RecordedRound:
    """One round of the chain called quicknet."""

    chain_hash: str
    number: int
    at: datetime
    randomness: str
    signature: str

    @property
    def detail(self) -> str:
        """As draw.json announces it (docs/spec/draw.md, section 3)."""
        return f"{self.chain_hash}:{self.number}"

    @property
    def value(self) -> str:
        """As seed.json holds it."""
        return f"{self.number}:{self.randomness}"


@cache
def recorded_round() -> RecordedRound:
    """Return it."""
    text = files("services.demo.season").joinpath("drand_quicknet_657413.json").read_text("utf-8")
    found = json.loads(text)
    return RecordedRound(
        chain_hash=found["chain_hash"],
        number=found["round"],
        at=datetime.fromtimestamp(found["unix_time"], UTC),
        randomness=found["randomness"],
        signature=found["signature"],
    )
