"""What a rehearsal adds to a county: faults of the registries, and what the papers at the window show."""

from dataclasses import dataclass

REGISTRIES = ("household", "residence", "property", "insurance")
FAULTS = ("error", "hang", "garbage", "once", "slow")
VERDICTS = ("confirm", "return")


@dataclass(frozen=True)
class PlannedFault:
    """Every question to `registry` about `number` meets this fault; `once` only the first time."""

    registry: str
    number: str
    fault: str

    @property
    def for_ever(self) -> bool:
        """The registry never answers this question."""
        return self.fault in {"error", "hang", "garbage"}


@dataclass(frozen=True)
class Paper:
    """What the clerk sees when the family of `ref` brings its papers: confirm, or return with the reason."""

    ref: str
    verdict: str
    reason: str
