"""What of a draw changes while it is watched: said once for a version, rendered once for everybody who watches."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from services.lottery.actions.read_so_far import SoFar
from services.lottery.store.records import DrawRecord
from services.lottery.web.ceremony_view import StepView, current_step, steps_of
from services.lottery.web.draw_words import NextStep, disputed_place, heading_of, next_step, row_being_read
from services.lottery.web.phase import BEFORE, Phase, phase_of
from services.lottery.web.sources_view import Cell, SourceView, sources_view
from services.lottery.web.tongue import Tongue
from shared.web.grouping import fingerprint_rows

OVER = {Phase.PUBLISHED, Phase.VOID}


@dataclass(frozen=True)
class RowView:
    """One row of the fingerprint while it is read: `state` is ok, now, bad or nothing."""

    number: int
    groups: tuple[str, ...]
    state: str
    words: str


@dataclass(frozen=True)
class Scene:
    """One draw at one moment, in one language."""

    record: DrawRecord
    phase: Phase
    now: datetime
    heading: str
    due: int
    next: NextStep
    steps: tuple[StepView, ...]
    sources: tuple[SourceView, ...]
    rows: tuple[RowView, ...]
    news: str
    """The newest, in one short sentence."""
    seed_born: str

    @property
    def seed(self) -> str | None:
        """The seed, once it is known."""
        return self.record.seed

    @property
    def draw_sha256(self) -> str | None:
        """The fingerprint of the announcement."""
        return self.record.draw_sha256

    @property
    def before(self) -> bool:
        """Whether the ceremony has not begun."""
        return self.phase in BEFORE

    @property
    def missing(self) -> int:
        """How many sources are not known."""
        return sum(not source.known for source in self.sources)

    @property
    def last_thrown(self) -> Cell | None:
        """The digit everybody looks at: one that is typed again, else the last one called out."""
        cells = [cell for source in self.sources for hand in source.hands for cell in hand.cells if cell.state]
        disputed = next((cell for cell in cells if cell.state == "again"), None)
        return disputed or (cells[-1] if cells else None)


def scene_of(record: DrawRecord, so_far: SoFar, values: Mapping[str, str], *, now: datetime, tongue: Tongue) -> Scene:
    """Return the scene; `values` are those of sources in the published files."""
    phase = phase_of(record, so_far, now)
    return Scene(
        record=record,
        phase=phase,
        now=now,
        heading=heading_of(record, phase, tongue),
        due=current_step(record, record.void_at or now, so_far),
        next=NextStep("") if phase in OVER else next_step(record, now, so_far, tongue),
        steps=steps_of(record, now, so_far, tongue),
        sources=sources_view(record, so_far, values, now, tongue),
        rows=_rows(record, so_far, phase, tongue),
        news=_news(record, so_far, phase, tongue),
        seed_born="" if record.seeded_at is None else tongue("seed.born", at=tongue.moment(record.seeded_at)),
    )


def _rows(record: DrawRecord, so_far: SoFar, phase: Phase, tongue: Tongue) -> tuple[RowView, ...]:
    if record.draw_sha256 is None:
        return ()
    said = {reading.row: reading.agreed for reading in so_far.readings}
    due = row_being_read(so_far) if phase is Phase.READING else 0
    rows = fingerprint_rows(record.draw_sha256)
    return tuple(_row(number, groups, said.get(number), due, tongue) for number, groups in enumerate(rows, start=1))


def _row(number: int, groups: list[str], agreed: bool | None, due: int, tongue: Tongue) -> RowView:
    if agreed is not None:
        return RowView(
            number, tuple(groups), "ok" if agreed else "bad", tongue("fp.agreed" if agreed else "fp.differs")
        )
    return RowView(number, tuple(groups), "now" if number == due else "", tongue("fp.reading") if number == due else "")


def _news(record: DrawRecord, so_far: SoFar, phase: Phase, tongue: Tongue) -> str:
    if phase in {Phase.READING, Phase.READ}:
        last = max(so_far.readings, key=lambda reading: reading.at)
        return tongue("news.row", n=last.row) if last.agreed else f"{last.row}：{tongue('fp.differs')}"
    if phase is not Phase.THROWING:
        return heading_of(record, phase, tongue)
    thrown = [place for source in record.notice.closing_sources for place in so_far.places.get(source.name, ())]
    disputed = disputed_place(tuple(thrown))
    if disputed is not None:
        return tongue("next.differs", n=disputed.number)
    last_thrown = next((place for place in reversed(thrown) if place.value and place.number), None)
    return tongue("news.digit", n=last_thrown.number, digit=last_thrown.value) if last_thrown else ""
