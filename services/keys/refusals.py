"""How a command says no: one sentence, and the exit code 1."""

import functools
from collections.abc import Callable
from typing import NoReturn, ParamSpec, TypeVar

import typer
from pydantic import ValidationError

from shared.errors import ServiceError

P = ParamSpec("P")
T = TypeVar("T")


class KeyRefused(Exception):
    """A sentence for the operator."""


def refuse(sentence: str) -> NoReturn:
    """Say why not, and end."""
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


def refused_in_words(command: Callable[P, T]) -> Callable[P, T]:
    """Let a command end with a sentence where a setting is wrong or something is refused."""

    @functools.wraps(command)
    def told(*given: P.args, **named: P.kwargs) -> T:
        try:
            return command(*given, **named)
        except ValidationError as error:
            refuse("设置不对：" + "；".join(f"{'.'.join(map(str, one['loc']))} {one['msg']}" for one in error.errors()))
        except ServiceError as error:
            refuse(error.sentence)
        except KeyRefused as error:
            refuse(str(error))

    return told
