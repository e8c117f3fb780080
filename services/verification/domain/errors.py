"""What can go wrong in verification, each with its sentence and its code."""

from shared.errors import Kind, ServiceError


class VerificationError(ServiceError):
    """The root of every error of this service."""


class NotSignedIn(VerificationError):
    """No clerk is signed in, or the session is over."""

    def __init__(self) -> None:
        super().__init__(
            "30 分钟没有操作，为了安全已经退出。请重新登录。", code="NOT_SIGNED_IN", kind=Kind.UNKNOWN_PERSON
        )


class SignInWrong(VerificationError):
    """Name and password do not belong together; which of the two is wrong is not said."""

    def __init__(self, tries_left: int) -> None:
        sentence = f"名字或者密码不对，请再看一遍，还可以试 {tries_left} 次。"
        super().__init__(sentence, code="SIGN_IN_WRONG", kind=Kind.INVALID, field="password")


class TooManyTries(VerificationError):
    """Too many wrong passwords for one name; nobody signs in under it until the window is over."""

    def __init__(self, until: str) -> None:
        sentence = f"密码错了太多次，这个名字 {until} 以后才能再登录。"
        super().__init__(sentence, code="TOO_MANY_TRIES", kind=Kind.TOO_OFTEN, field="password")


class CaseNotFound(VerificationError):
    """There is no such case, or it is outside of this clerk's scope; the two look the same."""

    def __init__(self) -> None:
        super().__init__("没有这份材料，或者它不归您看。", code="CASE_NOT_FOUND", kind=Kind.MISSING)


class CaseNotOpen(VerificationError):
    """The case is not waiting for this decision: a registry is still silent, or somebody has decided."""

    def __init__(self, state: str) -> None:
        sentence = _NOT_OPEN.get(state, "这一份已经有决定了，没有再记一次。")
        super().__init__(sentence, code="CASE_NOT_OPEN", kind=Kind.CONFLICT)


_NOT_OPEN = {
    "asking": "系统还在问登记部门，现在不用决定。",
    "waiting": "登记部门还没有回答，现在不用决定。问到了，这一份会自己回来。",
    "refusal": "这一份等另一位同事复核，现在不能改。",
}


class CaseTaken(VerificationError):
    """A colleague has the case in hand."""

    def __init__(self, colleague: str) -> None:
        super().__init__(f"{colleague}正在看这一份，您的决定没有记下。", code="CASE_TAKEN", kind=Kind.CONFLICT)


class VersionMovedOn(VerificationError):
    """The family has changed its application since the page was opened."""

    def __init__(self) -> None:
        super().__init__("家长刚改过报名，请重新打开看一遍再决定。", code="VERSION_MOVED_ON", kind=Kind.CONFLICT)


class EvidenceMovedOn(VerificationError):
    """A registry has answered anew since the page was opened: what was looked at is not what would be decided."""

    def __init__(self) -> None:
        sentence = "登记部门刚有新的回答，这一次没有记下。两边都重新列出来了，请再看一遍再决定。"
        super().__init__(sentence, code="EVIDENCE_MOVED_ON", kind=Kind.CONFLICT)


class SecondPersonNeeded(VerificationError):
    """Nobody agrees to their own refusal."""

    def __init__(self) -> None:
        super().__init__("要另一位同事来复核，提出的人自己不能同意。", code="SECOND_PERSON_NEEDED", kind=Kind.REFUSED)


class NoFinding(VerificationError):
    """Nothing has been found out about this application yet."""

    def __init__(self) -> None:
        super().__init__("这份报名还没有核对结果", code="NO_FINDING", kind=Kind.MISSING)


class NameTaken(VerificationError):
    """Another clerk already signs in under this name."""

    def __init__(self) -> None:
        super().__init__("这个名字已经有人用了", code="NAME_TAKEN", kind=Kind.CONFLICT, field="name")
