"""A budget for one registry: so many questions a second, with a small reserve; who waits too long is not asked."""

from collections.abc import Callable

Seconds = float


class Budget:
    """A token bucket; the clock is handed in (monotonic seconds), so that it can be tested without waiting."""

    def __init__(self, per_second: float, reserve: int, *, clock: Callable[[], Seconds]) -> None:
        self._rate = per_second
        self._reserve = float(reserve)
        self._clock = clock
        self._tokens = float(reserve)
        self._at = clock()

    def take(self, patience: Seconds) -> Seconds | None:
        """Return the seconds to wait for one's turn (0 at once), or None where that is longer than `patience`."""
        now = self._clock()
        self._tokens = min(self._reserve, self._tokens + (now - self._at) * self._rate)
        self._at = now
        wait = max(0.0, (1 - self._tokens) / self._rate)
        if wait > patience:
            return None
        self._tokens -= 1
        return wait
