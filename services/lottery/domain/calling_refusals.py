"""Why a reading, a typed value, a beacon or a closing is refused: one sentence that names the missing step, a code."""

from services.lottery.domain.ceremony_refusals import StepRefused
from services.lottery.domain.errors import LotteryError
from shared.errors import Kind


class NotRead(StepRefused):
    """The four rows of the fingerprint are read and agreed before anything is thrown (5.1, step 3)."""

    sentence_for_people = "公告的指纹还没有当场念完，先念指纹，四行都一致了再填数"
    stable_code = "NOT_READ"


class ReadingOutOfOrder(StepRefused):
    """The rows are read one after the other."""

    sentence_for_people = "前一行还没有念，或者没有说一致，先念前一行"
    stable_code = "READING_ORDER"


class ReadingStands(StepRefused):
    """What was agreed aloud is not taken back."""

    sentence_for_people = "这一行已经念过，大家说了一致，不能再改"
    stable_code = "READING_STANDS"


class ValuesDiffer(StepRefused):
    """Two people typed different things; both are void, both are kept."""

    sentence_for_people = "两个人填的不一样，这两次都不算（都有记录），请两个人看着板子重新填这一个"
    stable_code = "VALUES_DIFFER"


class ValueStands(StepRefused):
    """A value that two people agreed is not changed (5.2)."""

    sentence_for_people = "这一个两个人已经填得一样，念出口的数不能改"
    stable_code = "VALUE_STANDS"


class TypedAlready(StepRefused):
    """One person is one person."""

    sentence_for_people = "您已经填过这一个，请另一个人填；两个人填的不一样时可以重新填"
    stable_code = "TYPED_ALREADY"


class SourceMissed(StepRefused):
    """The time of an optional source is over: it is `-` (5.5)."""

    sentence_for_people = "这个来源到了时间没有公布，已经按“-”算，不能再填"
    stable_code = "SOURCE_MISSED"


class SameMedium(StepRefused):
    """The numbers of 双色球 are compared from two media (section 9)."""

    sentence_for_people = "两个人要看两家不同的媒体，请第二个人换一家再对一遍"
    stable_code = "SAME_MEDIUM"


class PlaceOutOfOrder(LotteryError):
    """Throws are typed in the order in which they fall."""

    def __init__(self, place: int) -> None:
        super().__init__(f"先填第 {place} 个数，一个一个按顺序填", code="PLACE_ORDER", kind=Kind.CONFLICT)


class SourceNotTyped(LotteryError):
    """A required source has no value that counts yet."""

    def __init__(self, name: str, left: int, first: int) -> None:
        sentence = f"来源 {name} 还没有填好，先由两个人填"
        if first:
            sentence = f"来源 {name} 还有 {left} 个数，两个人没有填一致，先填第 {first} 个"
        super().__init__(sentence, code="SOURCE_NOT_TYPED", kind=Kind.CONFLICT)


class BeaconNotTaken(LotteryError):
    """A required beacon has not been fetched yet."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"公开随机数 {name} 还没有取，先去取，或者粘贴签名", code="BEACON_NOT_TAKEN", kind=Kind.CONFLICT
        )


class OptionalStillOpen(LotteryError):
    """Nobody chooses between the value of an optional source and `-` by closing early (5.5)."""

    def __init__(self, name: str) -> None:
        sentence = f"来源 {name} 还可能公布，先填好它，或者等它的时间过了再关闭"
        super().__init__(sentence, code="OPTIONAL_STILL_OPEN", kind=Kind.CONFLICT)


class SourceUnknown(LotteryError):
    """The announcement has no such source."""

    def __init__(self) -> None:
        super().__init__("公告里没有这个来源", code="SOURCE_UNKNOWN", kind=Kind.MISSING)


class PlaceUnknown(LotteryError):
    """The source has no such place."""

    def __init__(self, name: str, place: int) -> None:
        sentence = f"来源 {name} 没有第 {place} 个，请看公告里写的是几个"
        super().__init__(sentence, code="SOURCE_PLACE", kind=Kind.INVALID, field="place")


class BeaconIsNotTyped(LotteryError):
    """A beacon's value comes with its signature or not at all (section 3)."""

    def __init__(self) -> None:
        sentence = "信标的数不用人填，请取信标，或者粘贴它的签名"
        super().__init__(sentence, code="BEACON_NOT_TYPED", kind=Kind.INVALID, field="value")


class NotABeacon(LotteryError):
    """Only a drand source is fetched."""

    def __init__(self) -> None:
        super().__init__("这个来源不是信标，要由两个人填", code="NOT_A_BEACON", kind=Kind.INVALID)


class MediumMissing(LotteryError):
    """Where somebody saw the numbers of 双色球 belongs to them."""

    def __init__(self) -> None:
        sentence = "开奖号码要写明是在哪一家媒体看到的（网址和时间）"
        super().__init__(sentence, code="MEDIUM_MISSING", kind=Kind.INVALID, field="media")


class MediumNotWanted(LotteryError):
    """What was thrown in the hall comes from no medium."""

    def __init__(self) -> None:
        super().__init__("这个来源不写媒体", code="MEDIUM_NOT_WANTED", kind=Kind.INVALID, field="media")


class MediumTooEarly(LotteryError):
    """Nobody saw numbers before they were drawn, or in the future."""

    def __init__(self) -> None:
        sentence = "看到号码的时间要在开奖以后、现在以前"
        super().__init__(sentence, code="MEDIUM_TIME", kind=Kind.INVALID, field="media")


class BeaconSilent(LotteryError):
    """No relay gave a signature that holds."""

    def __init__(self, asked: int) -> None:
        sentence = f"{asked} 个信标转发点都没有给出这一轮的签名，可以再试，也可以粘贴签名"
        if not asked:
            sentence = "没有配置信标转发点，请粘贴签名"
        super().__init__(sentence, code="BEACON_SILENT", kind=Kind.UNAVAILABLE)


class BeaconSignatureWrong(LotteryError):
    """The signature is not the beacon's over the announced round."""

    def __init__(self, number: str) -> None:
        sentence = f"这不是信标第 {number} 轮的签名，请照信标公布的重新抄一遍（96 个十六进制字）"
        super().__init__(sentence, code="BEACON_SIGNATURE_WRONG", kind=Kind.INVALID, field="signature")
