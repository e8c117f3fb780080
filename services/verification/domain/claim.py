"""What a family claims: who the child is, who its guardians are, and how they are related."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from shared.codes.tables import code_table

RESIDENT_DOCUMENTS = frozenset({"1", "B"})
"""Codes of id_type that carry a 公民身份号码 of the household register: 居民身份证 and 户口簿."""


class Subject(Enum):
    """Whom a question is about; the value is stored."""

    CHILD = "child"
    GUARDIAN_1 = "guardian1"
    """The applicant."""
    GUARDIAN_2 = "guardian2"


GUARDIANS = (Subject.GUARDIAN_1, Subject.GUARDIAN_2)


@dataclass(frozen=True)
class Person:
    """A person as the family wrote it down; `number` is normalised and empty where there is none."""

    name: str
    id_type: str
    number: str
    hukou_place: str
    """Division code of the household, 6 or 12 digits, or empty."""
    address: str

    @property
    def has_resident_number(self) -> bool:
        """Whether the household registry can be asked about this person."""
        return self.id_type in RESIDENT_DOCUMENTS and bool(self.number)


@dataclass(frozen=True)
class Child(Person):
    """The child; `gender` is a code of GB/T 2261.1."""

    gender: str
    born: date


@dataclass(frozen=True)
class Guardian(Person):
    """A family member; `relation` is a code of guardian_relation."""

    relation: str

    @property
    def word(self) -> str:
        """The relation as people say it: 父亲, 母亲, or 监护人 for everyone else."""
        return code_table("guardian_relation").label(self.relation) if self.relation in {"1", "2"} else "监护人"


@dataclass(frozen=True)
class Claim:
    """One version of an application as far as verification sees it; no school is in it."""

    unit_code: str
    application_number: str
    version: int
    stage: str
    child: Child
    guardians: tuple[Guardian, ...]

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """Everyone on the form: the child, the applicant, perhaps a second guardian."""
        return (Subject.CHILD, *GUARDIANS[: len(self.guardians)])

    def person(self, subject: Subject) -> Person:
        """Return the person a question is about."""
        return self.child if subject is Subject.CHILD else self.guardian(subject)

    def guardian(self, subject: Subject) -> Guardian:
        """Return the guardian a question is about; raises ValueError for the child."""
        return self.guardians[GUARDIANS.index(subject)]

    def word(self, subject: Subject) -> str:
        """Return what the person is called in a sentence: 孩子, 父亲, 母亲, 监护人."""
        return "孩子" if subject is Subject.CHILD else self.guardian(subject).word
