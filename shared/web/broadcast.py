"""One piece of news for many watchers: they all wait on one future, which each piece of news replaces.

There is no queue per watcher, so a slow one costs nothing: it finds the newest when it comes back.
"""

import asyncio

SHORTEST_RETRY, RETRY_STEP, RETRY_SPREAD = 2000, 137, 6000


class Broadcast:
    """What one group of watchers sees: `hello` for whoever comes, `newest` for whoever is there."""

    def __init__(self, hello: bytes) -> None:
        self.hello = hello
        self.newest = hello
        self.count = 0
        self.watchers = 0
        self.over = False
        self._came = 0
        self._next: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def publish(self, newest: bytes, hello: bytes) -> None:
        """Wake all watchers with `newest`; whoever comes later gets `hello`."""
        self.newest, self.hello = newest, hello
        self.count += 1
        self._wake()

    def end(self) -> None:
        """Let every watcher go."""
        self.over = True
        self._wake()

    @property
    def next(self) -> "asyncio.Future[None]":
        """The future that the next piece of news resolves; shared, so it is never to be cancelled."""
        return self._next

    def retry(self) -> bytes:
        """Return how long this browser waits before it comes back, so that not all come back at once."""
        self._came += 1
        return b"retry: %d\n" % (SHORTEST_RETRY + self._came * RETRY_STEP % RETRY_SPREAD)

    def _wake(self) -> None:
        waited, self._next = self._next, asyncio.get_running_loop().create_future()
        waited.set_result(None)
