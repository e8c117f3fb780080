"""How a command says no: one sentence, and the exit code 1."""

import functools
from collections.abc import Callable
from typing import NoReturn, ParamSpec, TypeVar

import typer
from asyncpg import InterfaceError, PostgresError
from pydantic import ValidationError
from sqlalchemy.exc import DBAPIError

from shared.errors import ServiceError

P = ParamSpec("P")
T = TypeVar("T")


LOCKED = "55P03"
"""Somebody held the table for longer than the command waits."""


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
        except (OSError, InterfaceError, PostgresError) as error:
            refuse(f"连不上数据库：{error}")
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) != LOCKED:
                raise
            refuse("数据库现在很忙，什么也没有改，请过一会儿再运行一次")

    return told
