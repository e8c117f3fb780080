"""What can go wrong in verification, each with its sentence and its code."""

from shared.errors import Kind, ServiceError


class VerificationError(ServiceError):
    """The root of every error of this service."""


class NotYourRole(VerificationError):
    """Whoever is signed in has another office: nothing personal is shown, nothing is decided."""

    def __init__(self) -> None:
        super().__init__("这里不归您的岗位办。", code="NOT_YOUR_ROLE", kind=Kind.REFUSED)


class CaseRecused(VerificationError):
    """The case concerns somebody whom this member of the staff has declared as own or related (回避)."""

    def __init__(self) -> None:
        sentence = "按回避规定，这一份涉及您申报过的孩子或者亲属，您不能看，也不能办。请同事来办。"
        super().__init__(sentence, code="RECUSED", kind=Kind.REFUSED)


class PurposeNeeded(VerificationError):
    """Nobody has to decide about this case: opening it needs a reason of its own."""

    def __init__(self) -> None:
        sentence = "这一份现在不等人看。要打开，请先选为什么看。"
        super().__init__(sentence, code="PURPOSE_NEEDED", kind=Kind.INVALID, field="purpose")


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
    "approval": "这一份等负责人审批，现在不能改。",
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


class ProposalMovedOn(VerificationError):
    """What was proposed no longer fits the case, or its time is over: there is nothing to decide about any more."""

    def __init__(self) -> None:
        sentence = "提出以后，家长改了报名、登记部门有了新回答，或者时间过了。这一次没有记下，这一份放回去再看。"
        super().__init__(sentence, code="PROPOSAL_MOVED_ON", kind=Kind.CONFLICT)


class NothingToReopen(VerificationError):
    """Only a case that is confirmed is opened again, and only one request about it waits at a time."""

    def __init__(self) -> None:
        sentence = "只有已经确认、没有在等审批的材料才能提出重新打开。"
        super().__init__(sentence, code="NOTHING_TO_REOPEN", kind=Kind.CONFLICT)


class SameRules(VerificationError):
    """The proposed rules are those that hold."""

    def __init__(self) -> None:
        super().__init__("这和现在用的规则一样，没有要改的。", code="SAME_RULES", kind=Kind.CONFLICT)
