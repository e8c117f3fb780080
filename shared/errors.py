"""The one root of every error that a person or a program may be shown."""

from enum import Enum


class Kind(Enum):
    """What sort of fault it is; only `shared.web.problems` knows the HTTP status of each."""

    INVALID = "invalid"
    """What was sent cannot be right as it stands."""
    MISSING = "missing"
    """What was asked for does not exist, or not for this person."""
    CONFLICT = "conflict"
    """It was right once, but the state has moved on."""
    REFUSED = "refused"
    """This person may not do this."""
    UNKNOWN_PERSON = "unknown_person"
    """Nobody is signed in."""
    TOO_OFTEN = "too_often"
    """The same again, too soon."""
    UNAVAILABLE = "unavailable"
    """Something of ours does not answer; nothing is lost."""


class ServiceError(Exception):
    """One clear sentence for people (Chinese), a stable code for programs, a kind, and the field if it is about one."""

    def __init__(self, sentence: str, *, code: str, kind: Kind, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code
        self.kind = kind
        self.field = field


class InvalidInput(ServiceError):
    """Several fields at once: one sentence each, in the order of the page."""

    def __init__(self, problems: "tuple[FieldProblem, ...]") -> None:
        super().__init__(f"这一页有 {len(problems)} 个地方要改", code="INVALID_INPUT", kind=Kind.INVALID, field=None)
        self.problems = problems


class FieldProblem:
    """A sentence about one field: what is wrong and what to do, with a stable code."""

    __slots__ = ("code", "field", "sentence")

    def __init__(self, field: str, sentence: str, code: str) -> None:
        self.field = field
        self.sentence = sentence
        self.code = code

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FieldProblem) and (self.field, self.code, self.sentence) == (
            other.field,
            other.code,
            other.sentence,
        )

    def __hash__(self) -> int:
        return hash((self.field, self.code, self.sentence))

    def __repr__(self) -> str:
        return f"FieldProblem({self.field!r}, {self.code!r})"
