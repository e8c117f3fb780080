"""What can be refused between a family and its helper, each with a sentence for people and a stable code."""

from services.registration.domain.errors import RegistrationError
from shared.errors import Kind


class GrantNotFound(RegistrationError):
    """No such grant, or it is about other people."""

    code_word = "GRANT_NOT_FOUND"
    fault = Kind.MISSING

    def __init__(self) -> None:
        super().__init__("没有找到这一条。请从“请家里人帮我办”或者“我帮别人办”里重新打开。")


class HelpOver(RegistrationError):
    """The session acts under a grant that has ended."""

    code_word = "HELP_OVER"
    fault = Kind.REFUSED

    def __init__(self, guardian_name: str) -> None:
        super().__init__(f"{guardian_name}已经收回了，或者到期了，您不能再替{guardian_name}办。办过的都在，没有丢。")


class HelperMayNot(RegistrationError):
    """An act that only the guardian may do."""

    code_word = "HELPER_MAY_NOT"
    fault = Kind.REFUSED

    def __init__(self) -> None:
        super().__init__("这一步只有孩子的监护人自己能办。请监护人用自己的手机登录来办。")


class HelpsNobody(RegistrationError):
    """The grant that is to be used is not alive."""

    code_word = "HELP_NOT_ALIVE"
    fault = Kind.CONFLICT

    def __init__(self) -> None:
        super().__init__("这一条现在不能用了：可能已经收回、到期，或者还没有答应。请看最新的情况。")


class NamedAlready(RegistrationError):
    """This person is already asked."""

    code_word = "HELPER_NAMED_ALREADY"
    fault = Kind.CONFLICT

    def __init__(self) -> None:
        super().__init__("您已经请过这个手机号了，在下面的名单里。", field="helper_phone")


class OwnPhone(RegistrationError):
    """The family names itself."""

    code_word = "HELPER_IS_SELF"

    def __init__(self) -> None:
        super().__init__("这是您自己的手机号。请写帮您办的人的手机号。", field="helper_phone")


class TooManyHelpers(RegistrationError):
    """More helpers at a time than one family can need, or too many asked in a day."""

    code_word = "TOO_MANY_HELPERS"
    fault = Kind.TOO_OFTEN

    def __init__(self) -> None:
        super().__init__("请的人太多了。请先收回不用的，或者明天再请。", field="helper_phone")
