"""Why a result is not published, or not handed over to the families: nothing is kept, the draw stays as it was."""

from services.lottery.domain.errors import LotteryError
from shared.errors import Kind


class ReferenceDisagrees(LotteryError):
    """The reference program, run on the written bundle, says something else than we do."""

    def __init__(self) -> None:
        sentence = "公布以前用参考程序重算了一遍，和结果对不上，没有公布，什么也没有留下"
        super().__init__(sentence, code="REFERENCE_DIFFERS", kind=Kind.UNAVAILABLE)


class ReferenceFailed(LotteryError):
    """The reference program crashed, hung or could not be begun; without its word nothing is published."""

    def __init__(self) -> None:
        sentence = "公布以前要用参考程序重算一遍，它没有算完，没有公布，可以再试"
        super().__init__(sentence, code="REFERENCE_FAILED", kind=Kind.UNAVAILABLE)


class HandedOverTooEarly(LotteryError):
    """Families are told from a file that has stood unchanged for half an hour."""

    def __init__(self) -> None:
        sentence = "结果公布满 30 分钟、文件没有变过，才能通知家长"
        super().__init__(sentence, code="HANDOVER_TOO_EARLY", kind=Kind.CONFLICT)
