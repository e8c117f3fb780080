"""Handlers by type of message: each reads its own type and acts."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from pydantic import ValidationError

from shared.contracts.messages import Message

M = TypeVar("M", bound=Message)


class NeedsAPerson(Exception):
    """A message that must not have its effect as things stand; it is held at once, and no more of it is tried.

    The text is a code of ours and quotes nothing.
    """


class UnreadableMessage(Exception):
    """The body is not a message of this type, or of another version; trying again would not help."""


@dataclass(frozen=True)
class Handler:
    """What is done with one type of message."""

    name: str
    """The type's name, under which the message travels."""
    act: Callable[[bytes], Awaitable[None]]
    concurrency: int
    """At most so many at once, over all workers; 0 where nothing but the worker's own limit holds."""


def handle(message: type[M], action: Callable[[M], Awaitable[None]], *, concurrency: int = 0) -> Handler:
    """Return the handler that reads `message` and awaits `action` with it."""

    async def act(body: bytes) -> None:
        await action(read_message(message, body))

    return Handler(message.__name__, act, concurrency)


def read_message(message: type[M], body: bytes) -> M:
    """Read a message of this type; raise UnreadableMessage, without quoting what was read."""
    try:
        return message.model_validate_json(body)
    except ValidationError as error:
        places = ", ".join(sorted({".".join(map(str, problem["loc"])) for problem in error.errors()}))
    raise UnreadableMessage(f"{message.__name__}: {places or 'not JSON'}")
