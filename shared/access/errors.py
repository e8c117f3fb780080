"""What somebody hears who may not do this, and what stops an app whose table and routes differ."""

from collections.abc import Iterable

from shared.codes.staff_roles import ROLE_WORDS, Role
from shared.errors import Kind, ServiceError


class RoleForbids(ServiceError):
    """This member of the staff holds a role that does something else."""

    def __init__(self, held: Role, needed: Iterable[Role]) -> None:
        who = "、".join(words for role, words in ROLE_WORDS.items() if role in set(needed))
        sentence = f"这一步由{who}办理，您的岗位是{ROLE_WORDS[held]}，不能办。"
        super().__init__(sentence, code="ROLE_FORBIDS", kind=Kind.REFUSED)


class NotInScope(ServiceError):
    """The address names a unit outside of the member's scope: for this person it does not exist."""

    def __init__(self) -> None:
        super().__init__("没有这一页。", code="NOT_FOUND", kind=Kind.MISSING)


class NotAService(ServiceError):
    """The service token is missing or wrong."""

    def __init__(self) -> None:
        super().__init__("这个地址只给系统内部用。", code="SERVICE_TOKEN_WRONG", kind=Kind.UNKNOWN_PERSON)


class TableIsWrong(ValueError):
    """A table of access cannot be read as one."""


class TableDiffers(RuntimeError):
    """Routes without a row, rows without a route, or routes that no gate stands before: the app must not start."""
