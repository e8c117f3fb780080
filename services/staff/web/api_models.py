"""What the staff's API takes and gives, as JSON."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from services.staff.domain.duty import Duty
from services.staff.domain.password_rules import LONGEST
from shared.codes.staff_roles import Role

Text = Annotated[str, StringConstraints(max_length=LONGEST, pattern=r"^[^\x00]*$")]
Token = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
HomeKind = Literal["education", "school", "unit_above", "discipline", "notary", "audit"]


class Given(BaseModel):
    """Frozen, and nothing that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SignInIn(Given):
    """What is typed at the door; `code`: six digits of the phone, or a recovery code."""

    name: Text
    password: Text
    code: Text


class MeOut(BaseModel):
    """Who is signed in."""

    staff_id: UUID
    display_name: str
    role: Role
    scope: str
    home_unit: str
    school_code: str | None
    session_ends_at: datetime
    kin_answered: bool
    """Whether the question of this season about own and relatives' children is answered (回避)."""


class SessionOut(MeOut):
    """The token for `Authorization: Session …`, and whose it is."""

    session: str


class DutyIn(Given):
    """A role in a scope, and the employer."""

    role: Role
    scope: Text
    home_unit: Text
    home_kind: HomeKind = "education"
    school_code: Text | None = None

    @property
    def duty(self) -> Duty:
        """The same as the domain knows it."""
        return Duty(self.role, self.scope, self.home_unit, self.home_kind, self.school_code or None)


class InvitationIn(DutyIn):
    """Who is invited to what."""

    display_name: Text


class InvitationOut(BaseModel):
    """An invitation; `invitation` is its token, shown here and nowhere again."""

    invitation_id: UUID
    invitation: str
    url: str
    expires_at: datetime
    waits: bool
    """Whether a second administrator must agree before it can be used."""


class AccountOut(BaseModel):
    """An account as administrators see it."""

    staff_id: UUID
    name: str | None
    display_name: str
    role: Role
    scope: str
    home_unit: str
    home_kind: str
    school_code: str | None
    locked: bool


class AccountsOut(BaseModel):
    """Everybody within the scope."""

    accounts: list[AccountOut]


class ChosenIn(Given):
    """The first step of accepting an invitation."""

    invitation: Token
    name: Text
    password: Text
    proof: Token | None = None
    """Of an earlier choice, to choose again and keep the phone's secret."""


class PhoneOut(BaseModel):
    """What the phone makes codes from: shown until one code is proven."""

    secret: str
    address: str
    """otpauth://, as in the QR code."""
    proof: str
    """Shows in the second step who chose; whoever chooses later gets another, and this one ends."""


class ProofIn(Given):
    """The second step: a code of the phone."""

    invitation: Token
    code: Text
    proof: Token


class RecoveryOut(BaseModel):
    """Ten codes, shown once."""

    recovery_codes: list[str]


class PasswordIn(Given):
    """The present password, to prove who asks."""

    password: Text


class NewPasswordIn(PasswordIn):
    """The present password and the new one."""

    new_password: Text


class CountOut(BaseModel):
    """How many."""

    ended: int


class KinIn(Given):
    """Identity numbers of people of one relation; only their blind indexes are kept."""

    relation: Literal["child", "relatives_child", "relative", "self"]
    numbers: Annotated[list[Text], Field(min_length=1, max_length=40)]


class KinOut(BaseModel):
    """What was named, by label."""

    season: str
    answered_at: datetime | None
    named: list[str]
