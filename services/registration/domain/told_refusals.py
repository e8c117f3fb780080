"""Why families are not told of a result that the lottery announces, and what a family reads before it is."""

from enum import StrEnum

from services.registration.domain.errors import RegistrationError
from shared.errors import Kind


class Why(StrEnum):
    """The reason, as the log has it."""

    HASH_DIFFERS = "HASH_DIFFERS"
    """The file that was pulled is not the one that was published."""
    UNREADABLE = "UNREADABLE"
    NOT_PUBLISHED = "NOT_PUBLISHED"
    """The lottery says of itself that this draw is not published, or speaks of another one."""
    NOT_STOOD = "NOT_STOOD"
    """It was published just now: whoever sent the message did not wait the half hour."""
    ROSTER_DIFFERS = "ROSTER_DIFFERS"
    """The file is not about exactly the rows that were frozen here."""
    COUNTS_DIFFER = "COUNTS_DIFFER"
    """The placements or messages of some status are not as many as the file has."""


class ResultsRefused(Exception):
    """Nothing is kept and nobody is told."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why.value


class LetterNotThere(RegistrationError):
    """Families were not told of this draw yet, or the application was not in it."""

    code_word = "LETTER_NOT_THERE"
    fault = Kind.MISSING

    def __init__(self) -> None:
        super().__init__("还没有这次派位的通知书，结果公布 30 分钟以后才有。")
