"""What of a draw's sources is known so far, and which page is due next."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from services.lottery.actions.read_sources import SourcesSight
from services.lottery.domain.ceremony import State
from services.lottery.domain.errors import LotteryError
from services.lottery.store.called import Called, Reading
from services.lottery.store.notices import Source
from services.lottery.store.records import DrawRecord
from services.lottery.web.office_pages import sheets
from services.lottery.web.office_pages.sheets import OF_KIND, Sheet

ROWS = (1, 2, 3, 4)
"""Rows of a fingerprint that are read aloud."""


@dataclass(frozen=True)
class Progress:
    """What was typed and read so far; `counted` are the values that count, by name of the source."""

    counted: Mapping[str, str] = field(default_factory=dict)
    called: tuple[Called, ...] = ()
    readings: tuple[Reading, ...] = ()
    missing: LotteryError | None = None
    """Why sources cannot be closed, or the seed be made, at this moment."""

    @property
    def agreed_rows(self) -> frozenset[int]:
        """The rows of the fingerprint that everybody said are the same."""
        return frozenset(one.row for one in self.readings if one.agreed)

    @property
    def has_been_read(self) -> bool:
        """Whether all four rows were read and agreed on."""
        return self.agreed_rows == set(ROWS)

    @property
    def next_row(self) -> int | None:
        """The row that is to be read now."""
        return next((row for row in ROWS if row not in self.agreed_rows), None)

    def waits_for(self, sources: tuple[Source, ...]) -> Source | None:
        """Return the first of these sources whose value is not known yet."""
        return next((source for source in sources if source.name not in self.counted), None)

    def of(self, name: str) -> Mapping[int, Called]:
        """Return the places of one source that anybody has typed."""
        return {one.place: one for one in self.called if one.source == name}


def progress_of(sight: SourcesSight) -> Progress:
    """Return what pages say about the sources, from what the draw office reads of them."""
    return Progress(
        counted={one.source.name: one.value for one in sight.sources if one.value is not None},
        called=tuple(place for one in sight.sources for place in one.places),
        readings=sight.readings,
        missing=sight.missing,
    )


def due(record: DrawRecord, progress: Progress) -> Sheet | None:
    """Return the page on which the next step is taken; None where nothing is left to do."""
    if record.state is State.FROZEN:
        return _before_closing(record, progress)
    if record.state is State.CLOSED:
        return sheets.SEED if record.notice.last_source.name in progress.counted else OF_KIND[_last_kind(record)]
    return {
        State.ANNOUNCED: sheets.FREEZE,
        State.SEEDED: sheets.DRAW,
        State.DRAWN: sheets.RELEASE,
    }.get(record.state)


def _before_closing(record: DrawRecord, progress: Progress) -> Sheet:
    if not progress.has_been_read:
        return sheets.READING
    waiting = progress.waits_for(record.notice.closing_sources)
    return sheets.CLOSE if waiting is None else OF_KIND[waiting.kind]


def _last_kind(record: DrawRecord) -> str:
    return record.notice.last_source.kind
