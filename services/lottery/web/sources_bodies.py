"""What the sources' API takes and gives, as JSON."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from services.lottery.actions.read_fingerprint import is_read
from services.lottery.actions.read_sources import SourceSight, SourcesSight, typed_by
from services.lottery.actions.type_value import Typing
from services.lottery.domain.media import Medium
from services.lottery.store.called import Called, Reading
from services.lottery.store.notices import Moment
from services.lottery.web.bodies import Body

Value = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z:;.+-]+$", max_length=400)]
Address = Annotated[str, StringConstraints(pattern=r"^https?://[\x21\x23-\x5b\x5d-\x7e]+$", max_length=300)]


class RowRead(Body):
    """POST /reading: whether everybody in the room agreed to a row of the fingerprint."""

    row: Annotated[int, Field(ge=1, le=4)]
    agreed: bool


class SeenAt(BaseModel):
    """Where and when somebody saw the numbers; the address is written down and never opened."""

    model_config = ConfigDict(extra="forbid")
    address: Address
    seen_at: Moment


class ValueTyped(Body):
    """POST /sources/{name}/values: one throw, one envelope, or a whole value (place 0)."""

    place: Annotated[int, Field(ge=0, le=9999)]
    value: Value
    media: SeenAt | None = None

    def typing(self, source: str) -> Typing:
        """Return it as an action takes it."""
        medium = None if self.media is None else Medium(self.media.address, self.media.seen_at)
        return Typing(source, self.place, self.value, medium)


class SignaturePasted(Body):
    """POST /sources/{name}/beacon: the beacon's signature, 96 hex digits."""

    signature: Annotated[str, StringConstraints(max_length=200)]


class RowAnswer(BaseModel):
    """What was said last after one row."""

    row: int
    agreed: bool
    at: datetime


class ReadingAnswer(BaseModel):
    """The rows that were read, and whether all four were agreed."""

    rows: tuple[RowAnswer, ...]
    read: bool

    @classmethod
    def of(cls, readings: tuple[Reading, ...]) -> Self:
        """Return the answer about these rows."""
        return cls(rows=tuple(RowAnswer(**vars(one)) for one in readings), read=is_read(readings))


class PlaceAnswer(BaseModel):
    """How one place stands in its newest attempt; the value is null until it counts."""

    source: str
    place: int
    attempt: int
    typed_by: int
    value: str | None
    agreed: bool
    differs: bool
    yours: bool

    @classmethod
    def of(cls, called: Called, member: UUID) -> Self:
        """Return the answer about this place, to this person."""
        return cls(
            source=called.source,
            place=called.place,
            attempt=called.attempt,
            typed_by=called.typed_by,
            value=called.value,
            agreed=called.value is not None,
            differs=called.differs,
            yours=typed_by(called, member),
        )


class SourceAnswer(BaseModel):
    """How one source stands: early, open, differs, counts or missed."""

    name: str
    kind: str
    required: bool
    last: bool
    opens_at: datetime
    closes_at: datetime | None
    state: str
    value: str | None
    total: int
    counted: int
    places: tuple[PlaceAnswer, ...]

    @classmethod
    def of(cls, sight: SourceSight, member: UUID) -> Self:
        """Return the answer about this source, to this person."""
        return cls(
            name=sight.source.name,
            kind=sight.source.kind,
            required=sight.source.required,
            last=sight.is_last,
            opens_at=sight.hours.opens_at,
            closes_at=sight.hours.closes_at,
            state=sight.state,
            value=sight.value,
            total=sight.total,
            counted=sight.counted,
            places=tuple(PlaceAnswer.of(place, member) for place in sight.places),
        )


class MissingAnswer(BaseModel):
    """What has to be done next, as a code and a sentence."""

    code: str
    sentence: str


class SourcesAnswer(BaseModel):
    """The reading, every source in announced order, and what is missing before the next step (null: nothing)."""

    state: str
    reading: ReadingAnswer
    sources: tuple[SourceAnswer, ...]
    missing: MissingAnswer | None

    @classmethod
    def of(cls, sight: SourcesSight, member: UUID) -> Self:
        """Return the answer to this person."""
        missing = sight.missing
        return cls(
            state=sight.record.state.value,
            reading=ReadingAnswer.of(sight.readings),
            sources=tuple(SourceAnswer.of(one, member) for one in sight.sources),
            missing=None if missing is None else MissingAnswer(code=missing.code, sentence=missing.sentence),
        )
