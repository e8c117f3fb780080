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


class AnnouncementNotSigned(LotteryError):
    """The unit's signature is not over this draw.json: it is not what the freeze wrote."""

    def __init__(self) -> None:
        sentence = "公告上没有本单位的签名，或签的不是这一份：它不是封存时写的那一份。请停下来，找监督人员"
        super().__init__(sentence, code="ANNOUNCEMENT_NOT_SIGNED", kind=Kind.UNAVAILABLE)


class FileOutOfPlace(LotteryError):
    """Among the files of a draw lies one that no step has made."""

    def __init__(self) -> None:
        sentence = "这次派位的文件里有一个不是任何一步产生的，没有公布，什么也没有留下。请找监督人员"
        super().__init__(sentence, code="FILE_OUT_OF_PLACE", kind=Kind.UNAVAILABLE)


class HandedOverTooEarly(LotteryError):
    """Families are told from a file that has stood unchanged for half an hour."""

    def __init__(self) -> None:
        sentence = "结果公布满 30 分钟、文件没有变过，才能通知家长"
        super().__init__(sentence, code="HANDOVER_TOO_EARLY", kind=Kind.CONFLICT)
