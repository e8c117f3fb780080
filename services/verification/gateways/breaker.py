"""Leaves a registry in peace that does not answer anyone; one single question finds out when it is back."""

from collections.abc import Callable

Seconds = float


class Breaker:
    """Opens after `failures` in a row, lets one probe through after `rest` seconds, closes with its success."""

    def __init__(self, *, failures: int, rest: Seconds, clock: Callable[[], Seconds]) -> None:
        self._limit = failures
        self._rest = rest
        self._clock = clock
        self._in_a_row = 0
        self._next_probe = 0.0

    def may_ask(self) -> bool:
        """Whether a question may go out now; while open, this grants one probe per rest."""
        if self._in_a_row < self._limit:
            return True
        if self._clock() < self._next_probe:
            return False
        self._next_probe = self._clock() + self._rest
        return True

    def heard(self) -> None:
        """The registry said something, whatever it was."""
        self._in_a_row = 0

    def failed(self) -> None:
        """The registry could not be reached or broke off."""
        self._in_a_row += 1
        if self._in_a_row >= self._limit:
            self._next_probe = self._clock() + self._rest
