"""What the desks of the staff refuse in registration, each with a sentence that says what to do."""

from services.registration.domain.errors import RegistrationError
from shared.errors import Kind


class SchoolNotYours(RegistrationError):
    """A school's clerk sees the own school's list only."""

    code_word = "SCHOOL_NOT_YOURS"
    fault = Kind.MISSING

    def __init__(self) -> None:
        super().__init__("没有这所学校，或者不归您看。")


class PolicyNeedsTwo(RegistrationError):
    """Rules that are in use change only with two people."""

    code_word = "POLICY_NEEDS_TWO"
    fault = Kind.CONFLICT

    def __init__(self) -> None:
        super().__init__("这个单位今年的规则已经在用。要改，一个人提出，另一个人同意。")


class RulesMovedOn(RegistrationError):
    """Since these rules were proposed others have come into use: nobody has judged them against those."""

    code_word = "RULES_MOVED_ON"
    fault = Kind.CONFLICT

    def __init__(self) -> None:
        super().__init__("提出以后，规则已经改过一次，这份同意不算数了。请看过现在的规则，重新提出。")


class NotAPolicyOfUnit(RegistrationError):
    """The document is about another unit."""

    code_word = "POLICY_OF_ANOTHER_UNIT"

    def __init__(self) -> None:
        super().__init__("规则里写的单位不是这个单位，没有改。")


class ProposalNotFound(RegistrationError):
    """Nobody has proposed these rules."""

    code_word = "PROPOSAL_NOT_FOUND"
    fault = Kind.MISSING

    def __init__(self) -> None:
        super().__init__("没有人提出过这份规则，或者它不归您看。")
