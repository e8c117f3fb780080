"""The result of each lot as the hall's screen shows it: figures and the cut-off line, no line of any child."""

from dataclasses import dataclass

from services.lottery.actions.read_live import LiveSight
from services.lottery.web.wording import seat_name


@dataclass(frozen=True)
class HallLot:
    """One lot: `cut` is the last admitted ticket, empty where nobody waits."""

    name: str
    seats: int
    applicants: int
    admitted: int
    waiting: int
    cut: str

    @property
    def one_more(self) -> int:
        """How many children came in above the seats, as bound groups may."""
        return max(0, self.admitted - self.seats)


def hall_lots(sight: LiveSight) -> tuple[HallLot, ...]:
    """Return the lots that anybody lists, in the order of the result."""
    seats = {(seat.school, seat.category): seat for seat in sight.record.notice.seats}
    found = [(seats[lot.school, lot.category], lot, cut) for lot, cut in sight.lots]
    return tuple(
        HallLot(seat_name(seat), seat.capacity, lot.applicants, lot.admitted, lot.waiting, cut)
        for seat, lot, cut in found
    )
