"""What registration can refuse, each with a sentence for people and a stable code."""

from datetime import datetime

from shared.clock import CHINA
from shared.errors import Kind, ServiceError


class RegistrationError(ServiceError):
    """The base of everything registration refuses."""

    code_word = "REGISTRATION"
    fault = Kind.INVALID

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence, code=self.code_word, kind=self.fault, field=field)


class NotSignedIn(RegistrationError):
    """Nobody is signed in, or the session has ended."""

    code_word = "NOT_SIGNED_IN"
    fault = Kind.UNKNOWN_PERSON

    def __init__(self) -> None:
        super().__init__("现在没有登录，或者很久没有操作已经退出了。填过的都保存了，请用手机号登录后接着填。")


class UnitNotFound(RegistrationError):
    """No admission unit has this code."""

    code_word = "UNIT_NOT_FOUND"
    fault = Kind.MISSING

    def __init__(self) -> None:
        super().__init__("没有找到这个县。请从首页重新选。")


class ApplicationNotFound(RegistrationError):
    """No application has this number, or it is another family's."""

    code_word = "APPLICATION_NOT_FOUND"
    fault = Kind.MISSING

    def __init__(self) -> None:
        super().__init__("没有找到这个报名号，或者不是用这个手机号报的。请照回执再看一遍，或者换报名时的手机号登录。")


class DraftNotFound(RegistrationError):
    """No draft lies under this slot for this account."""

    code_word = "DRAFT_NOT_FOUND"
    fault = Kind.MISSING

    def __init__(self) -> None:
        super().__init__("没有找到这份没填完的报名表。请从“我的报名”里重新打开。")


class DraftMovedOn(RegistrationError):
    """The draft was saved elsewhere in between."""

    code_word = "DRAFT_MOVED_ON"
    fault = Kind.CONFLICT

    def __init__(self) -> None:
        super().__init__("这份报名表刚在另一处改过。请刷新看最新的，再改一次。")


class TooManyDrafts(RegistrationError):
    """More drafts than one family can need."""

    code_word = "TOO_MANY_DRAFTS"
    fault = Kind.CONFLICT

    def __init__(self, most: int) -> None:
        super().__init__(f"一个手机号最多同时填 {most} 个孩子。请先把填好的提交，或者删掉不用的。")


class TooManyApplications(RegistrationError):
    """More applications of one account than one family can need."""

    code_word = "TOO_MANY_APPLICATIONS"
    fault = Kind.CONFLICT

    def __init__(self, most: int, phone: str) -> None:
        super().__init__(f"一个手机号最多报 {most} 份。请先撤回不要的，或者打教育局的电话 {phone}。")


class KeyMissing(RegistrationError):
    """A submission without a usable Idempotency-Key."""

    code_word = "IDEMPOTENCY_KEY_MISSING"

    def __init__(self) -> None:
        super().__init__(
            "提交时要带 Idempotency-Key（1 到 200 个可见的英文字符），这样按了两次也只算一次。", field="Idempotency-Key"
        )


class KeyReused(RegistrationError):
    """The same Idempotency-Key with another content."""

    code_word = "IDEMPOTENCY_KEY_REUSED"

    def __init__(self) -> None:
        super().__init__(
            "这个 Idempotency-Key 已经用来提交过另一份内容。要改报名请用“改报名”，新报一个孩子请换一个。",
            field="Idempotency-Key",
        )


class NotOpenYet(RegistrationError):
    """Registration has not begun."""

    code_word = "NOT_OPEN_YET"
    fault = Kind.CONFLICT

    def __init__(self, opens: datetime) -> None:
        super().__init__(f"网上报名 {in_words(opens)} 开始，现在还不能提交。先报后报一样，不用抢。")


class Closed(RegistrationError):
    """Registration is over."""

    code_word = "REGISTRATION_CLOSED"
    fault = Kind.CONFLICT

    def __init__(self, closed: datetime) -> None:
        super().__init__(f"网上报名 {in_words(closed)} 结束了。还没报的孩子走补录，请打教育局的电话，一定有学上。")


class RosterFrozen(RegistrationError):
    """The roster is frozen: nobody changes it, we neither."""

    code_word = "ROSTER_FROZEN"
    fault = Kind.CONFLICT

    def __init__(self) -> None:
        super().__init__("名册已经封存了，谁也不能改，我们也不能。还没报的孩子走补录，请打教育局的电话。")


class StateForbids(RegistrationError):
    """The application is in a state in which this cannot happen."""

    code_word = "STATE_FORBIDS"
    fault = Kind.CONFLICT

    def __init__(self, state: str, event: str) -> None:
        super().__init__("这份报名现在不能这样改。请打开“看进度”看它到了哪一步。")
        self.state = state
        self.event = event


class VersionMovedOn(RegistrationError):
    """A correction was based on an older version."""

    code_word = "VERSION_MOVED_ON"
    fault = Kind.CONFLICT

    def __init__(self) -> None:
        super().__init__("这份报名在另一处改过了。请打开最新的一版，再改一次。")


class CodeTooSoon(RegistrationError):
    """A second message within the window."""

    code_word = "CODE_TOO_SOON"
    fault = Kind.TOO_OFTEN

    def __init__(self, seconds: int, again: datetime) -> None:
        wait = "1 分钟" if seconds == 60 else f"{seconds} 秒"
        super().__init__(f"{wait}只能发一次短信，{again.astimezone(CHINA):%H:%M:%S} 以后可以再发。", field="phone")
        self.again = again


class CodeTooMany(RegistrationError):
    """More messages than a day allows."""

    code_word = "CODE_TOO_MANY"
    fault = Kind.TOO_OFTEN

    def __init__(self, most: int) -> None:
        super().__init__(f"今天已经给这个手机发了 {most} 次短信，请明天再试，或者打教育局的电话。", field="phone")


class CodeWrong(RegistrationError):
    """The digits differ from the message."""

    code_word = "CODE_WRONG"

    def __init__(self, left: int) -> None:
        super().__init__(f"这 6 个数字和短信里的不一样。请看最新的一条短信，还可以再试 {left} 次。", field="code")
        self.left = left


class CodeExpired(RegistrationError):
    """The code is too old, used up, or was never sent."""

    code_word = "CODE_EXPIRED"

    def __init__(self) -> None:
        super().__init__("这 6 个数字已经不能用了。请再发一次短信，填新的。", field="code")


class DrawNotFrozen(RegistrationError):
    """A file of a draw that was never frozen here."""

    code_word = "DRAW_NOT_FROZEN"
    fault = Kind.MISSING

    def __init__(self) -> None:
        super().__init__("这次派位的名册还没有封存，或者没有这个文件。")


class LotUnknown(RegistrationError):
    """A draw names a school and category that the unit does not have."""

    code_word = "LOT_UNKNOWN"

    def __init__(self, lot: str) -> None:
        super().__init__(f"派位里的学校和类别 {lot} 不在这个县的学校表里，或者名额不一样。请先改学校表。", field="lots")


class SeasonDiffers(RegistrationError):
    """A draw names another season than the unit is in."""

    code_word = "SEASON_DIFFERS"
    fault = Kind.CONFLICT

    def __init__(self, season: str) -> None:
        super().__init__(f"这个县现在是 {season} 年的招生，派位写的是另一年。请看一下年份。", field="season")


class RegistrationStillOpen(RegistrationError):
    """A real roster is frozen while families may still register."""

    code_word = "REGISTRATION_STILL_OPEN"
    fault = Kind.CONFLICT

    def __init__(self, closes: datetime) -> None:
        super().__init__(f"网上报名 {in_words(closes)} 才结束，在那以前不能封存名册。")


class UnitInUse(RegistrationError):
    """A change to what applications of this season already rest on."""

    code_word = "UNIT_IN_USE"
    fault = Kind.CONFLICT

    def __init__(self, what: str) -> None:
        super().__init__(f"这一季已经有家长报名了，{what}不能再改。学校可以增加，名额和日期可以改。")


class NoSms(RegistrationError):
    """Nothing was sent to this phone."""

    code_word = "NO_SMS"
    fault = Kind.MISSING

    def __init__(self) -> None:
        super().__init__("没有给这个手机号发过短信。", field="phone")


class DatabaseSilent(RegistrationError):
    """The database does not answer; nothing was kept and nothing is lost."""

    code_word = "DATABASE_SILENT"
    fault = Kind.UNAVAILABLE

    def __init__(self) -> None:
        super().__init__("系统现在很忙，没有收下这一次。您填的没有丢，请过 1 分钟再按一次，只算一次。")


class PartnerSilent(RegistrationError):
    """Another service does not answer; the message is tried again."""

    code_word = "PARTNER_SILENT"
    fault = Kind.UNAVAILABLE

    def __init__(self, who: str) -> None:
        super().__init__(f"{who}没有回答，系统会自己再问。")


def in_words(moment: datetime) -> str:
    """Return a moment as people read it: 6月25日 18:00, in the time of China."""
    local = moment.astimezone(CHINA)
    return f"{local.month}月{local.day}日 {local:%H:%M}"
