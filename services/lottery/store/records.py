"""A draw as it is kept: one frozen value, read whole."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from services.lottery.domain.ceremony import Standing, State
from services.lottery.domain.rehearsal import is_rehearsal
from services.lottery.store.notices import Notice


class DrawKey(NamedTuple):
    """Which draw: the unit and the draw's number, used once, ever."""

    unit_code: str
    draw_id: str


@dataclass(frozen=True)
class DrawRecord:
    """One draw; what is not known yet is None. Times are aware, hashes are 64 hex digits."""

    key: DrawKey
    seq: int
    state: State
    notice: Notice
    since: datetime
    announced_at: datetime
    frozen_at: datetime | None
    closed_at: datetime | None
    seeded_at: datetime | None
    drawn_at: datetime | None
    published_at: datetime | None
    void_at: datetime | None
    void_letter: str | None
    void_ground: str | None
    prev: str | None
    draw_sha256: str | None
    roster_rows: int | None
    seed: str | None
    results_sha256: str | None

    @property
    def is_rehearsal(self) -> bool:
        """Whether this draw is practice."""
        return is_rehearsal(self.key.draw_id)

    @property
    def standing(self) -> Standing:
        """The draw as the order of steps sees it."""
        return Standing(
            self.state,
            self.since,
            min(source.at for source in self.notice.sources),
            self.notice.last_source.at,
        )
