"""Why a request is refused, or an approval does not hold, each with its sentence and its code."""

from shared.errors import Kind, ServiceError


class ApprovalError(ServiceError):
    """The root of every error about four eyes."""


class MayNotAsk(ApprovalError):
    """This role asks for nothing of the kind, or not in this unit."""

    def __init__(self) -> None:
        super().__init__("这件事不归您提出。", code="MAY_NOT_ASK", kind=Kind.REFUSED)


class MayNotApprove(ApprovalError):
    """This role allows nothing of the kind."""

    def __init__(self) -> None:
        super().__init__("这件事不归您审批。", code="MAY_NOT_APPROVE", kind=Kind.REFUSED)


class OwnRequest(ApprovalError):
    """Nobody allows what they asked for themselves, whatever their role is by now."""

    def __init__(self) -> None:
        super().__init__("要另一个人来审批，提出的人自己不能同意。", code="OWN_REQUEST", kind=Kind.REFUSED)


class ApproverInsideUnit(ApprovalError):
    """The second person must be employed outside of the unit: a notary, discipline inspection, the unit above."""

    def __init__(self) -> None:
        sentence = "这件事要由本单位以外的人放行（公证、纪检或者上级），您是本单位的人，不能放行。"
        super().__init__(sentence, code="APPROVER_INSIDE_UNIT", kind=Kind.REFUSED)


class Recused(ApprovalError):
    """It concerns a child whom this person has declared as own or a close relative's."""

    def __init__(self) -> None:
        sentence = "按回避规定，这件事涉及您申报过的孩子，您不能办，请同事来办。"
        super().__init__(sentence, code="RECUSED", kind=Kind.REFUSED)


class ApprovalNotFound(ApprovalError):
    """There is no such request, or it is outside of this person's scope; the two look the same."""

    def __init__(self) -> None:
        super().__init__("没有这份审批，或者它不归您看。", code="APPROVAL_NOT_FOUND", kind=Kind.MISSING)


class ApprovalDecided(ApprovalError):
    """Somebody has decided already."""

    def __init__(self) -> None:
        super().__init__("这份审批已经有决定了，您的没有再记一次。", code="APPROVAL_DECIDED", kind=Kind.CONFLICT)


class ApprovalMissing(ApprovalError):
    """Nobody has allowed exactly this; something else may have been allowed, or it has changed since."""

    def __init__(self) -> None:
        sentence = "这件事要另一个人先同意；同意以后内容改过的，要重新审批。"
        super().__init__(sentence, code="APPROVAL_MISSING", kind=Kind.CONFLICT)


class ApprovalExpired(ApprovalError):
    """The time of the request is over, decided or not."""

    def __init__(self) -> None:
        super().__init__("这份审批过期了，请重新提出。", code="APPROVAL_EXPIRED", kind=Kind.CONFLICT)


class ApprovalUsed(ApprovalError):
    """An approval holds for one time."""

    def __init__(self) -> None:
        super().__init__("这份审批已经用过一次，要再做请重新提出。", code="APPROVAL_USED", kind=Kind.CONFLICT)
