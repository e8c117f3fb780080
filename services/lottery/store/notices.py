"""What is announced before a draw, as it is sent and as it is kept (draw.md, 2.2), with what the pages show."""

from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

FIRST, LAST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


def _in_our_century(moment: datetime) -> datetime:
    if not FIRST <= moment < LAST:
        raise ValueError("a time between the years 2000 and 2100")
    return moment


Moment = Annotated[AwareDatetime, AfterValidator(_in_our_century)]
PRINTABLE = r"^[^\x00-\x1f\x7f-\x9f]*$"
Line = Annotated[str, StringConstraints(pattern=PRINTABLE, max_length=200)]
Code = Annotated[str, StringConstraints(pattern=r"^[0-9A-Z]{1,12}$")]
DrawId = Annotated[str, StringConstraints(pattern=r"^[0-9A-Z][0-9A-Z-]{0,39}$")]


class Announced(BaseModel):
    """Frozen, and nothing that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Seat(Announced):
    """One lot and its capacity."""

    school: Code
    category: Code
    capacity: int = Field(ge=0, le=999_999_999)
    name: Line


class Source(Announced):
    """One public random value and when it becomes known."""

    name: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*$", max_length=40)]
    kind: Literal["digits", "ssq", "drand", "hex", "reveal"]
    required: bool
    at: Moment
    detail: Annotated[str, StringConstraints(pattern=PRINTABLE, max_length=4000)]


class Office(Announced):
    """Who speaks on the pages of this draw."""

    authority: Line
    phone: Line = ""
    hours: Line = ""


class Calendar(Announced):
    """Planned times that the pages show, all optional, and the place of the ceremony."""

    roster_from: Moment | None = None
    roster_until: Moment | None = None
    freeze: Moment | None = None
    closing: Moment | None = None
    publish: Moment | None = None
    confirm: Moment | None = None
    place: Line = ""


class Words(Announced):
    """Sentences of this unit's policy for the family's own page; empty where the policy says nothing."""

    admitted: Line = ""
    not_placed: Line = ""
    fingerprint: Line = ""


class Notice(Announced):
    """Everything that is fixed before the freeze, apart from the roster."""

    title: Line
    season: Line
    mechanism: Literal["ia", "da"]
    ticket_scope: Literal["school", "draw"]
    group_boundary: Literal["admit", "skip", "split"]
    waitlist: Literal["all", "unplaced"]
    seats: Annotated[tuple[Seat, ...], Field(max_length=5000)]
    sources: Annotated[tuple[Source, ...], Field(min_length=1, max_length=50)]
    office: Office
    calendar: Calendar = Calendar()
    words: Words = Words()

    @property
    def last_source(self) -> Source:
        """The required source that becomes known last; of equal times the one announced last."""
        required = [source for source in self.sources if source.required]
        return max(enumerate(required), key=lambda numbered: (numbered[1].at, numbered[0]))[1]

    @property
    def closing_sources(self) -> tuple[Source, ...]:
        """Every source but the last one, in announced order (5.1, step 5)."""
        return tuple(source for source in self.sources if source is not self.last_source)
