"""The numbers of a worker; durations in seconds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tuning:
    """How often, how many, how long."""

    relay_every: float = 0.15
    """Pause between two looks into the outbox."""
    relay_batch: int = 500
    at_once: int = 32
    """Jobs that one worker handles side by side; its pool of connections should allow for them."""
    heartbeat: float = 15.0
    """After this silence another worker takes a job over. No handler may block the event loop for so long."""
    poll: float = 5.0
    """Jobs are also looked for without a notice."""
    attempts: int = 8
    """How often a job is tried before it is held for a person."""
    deaths: int = 8
    """How often a job may be taken by a worker that then dies, before it is held."""
    first_delay: float = 1.0
    """Pause after the first failure; it doubles with each."""
    longest_delay: float = 300.0
    drain: float = 20.0
    """How long running jobs may go on after the order to stop."""
    sweep_every: float = 5.0
    unknown_after: float = 60.0
    """A message of an unknown type waits so long for a newer worker before it is held."""
    log_days: int = 14
    """How long the queue's log of finished jobs is kept."""

    @property
    def batch(self) -> int:
        """Return how many jobs are taken from the queue in one statement."""
        return max(1, min(10, self.at_once // 2))

    def delay(self, attempts: int) -> float:
        """Return the pause after so many failed attempts, the first being 0."""
        return min(self.first_delay * 2.0**attempts, self.longest_delay)
