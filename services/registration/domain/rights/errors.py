"""What is refused about requests, notices and consents, each with a sentence that says what to do."""

from services.registration.domain.errors import RegistrationError
from shared.errors import Kind


class DataRequestNotFound(RegistrationError):
    """No request has this number, or it is another family's."""

    code_word = "DATA_REQUEST_NOT_FOUND"
    fault = Kind.MISSING

    def __init__(self) -> None:
        super().__init__("没有找到这次请求，或者不是用这个手机号提的。请从“我的资料”里重新打开。")


class DataRequestAnswered(RegistrationError):
    """Somebody has answered this request already."""

    code_word = "DATA_REQUEST_ANSWERED"
    fault = Kind.CONFLICT

    def __init__(self) -> None:
        super().__init__("这次请求已经答复过了。请刷新看答复。")


class ApplicationDeleted(RegistrationError):
    """What the application said is deleted; number, state and hashes are all that is left."""

    code_word = "APPLICATION_DELETED"
    fault = Kind.CONFLICT

    def __init__(self) -> None:
        super().__init__("这份报名的内容已经删掉了，不能再改。还想报的，请在报名时间里重新报。")


class NoticeNotFound(RegistrationError):
    """There is no such notice, or no such version of it."""

    code_word = "NOTICE_NOT_FOUND"
    fault = Kind.MISSING

    def __init__(self) -> None:
        super().__init__("没有找到这份说明。请从页面最下面的链接重新打开。")


class WordsMissing(RegistrationError):
    """A request or objection without a word."""

    code_word = "WORDS_MISSING"

    def __init__(self, field: str) -> None:
        super().__init__("这里还没有写。请用一两句话写清楚。", field=field)


class WordsTooLong(RegistrationError):
    """A request or objection that is too long."""

    code_word = "WORDS_TOO_LONG"

    def __init__(self, field: str, most: int) -> None:
        super().__init__(f"写得太长了，最多 {most} 个字。请写短一点。", field=field)


class NothingToObjectTo(RegistrationError):
    """The request was not refused, or nobody has answered it yet."""

    code_word = "NOTHING_TO_OBJECT_TO"
    fault = Kind.CONFLICT

    def __init__(self) -> None:
        super().__init__("这次请求没有被拒绝，不用提意见。请刷新看最新的答复。")


class OwnChild(RegistrationError):
    """The request is about a child or a guardian that this member of the staff has declared."""

    code_word = "OWN_CHILD"
    fault = Kind.REFUSED

    def __init__(self) -> None:
        super().__init__("这和您申报过要回避的人有关，您不能办。请同事来办。")
