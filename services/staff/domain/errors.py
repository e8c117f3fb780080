"""What staff can be told: each error with its sentence, code and kind."""

from datetime import datetime

from shared.clock import CHINA
from shared.errors import Kind, ServiceError


class SignInWrong(ServiceError):
    """Name, password or code is wrong: which one is not said, nor whether there is such a name."""

    def __init__(self) -> None:
        super().__init__(
            "登录名、密码、验证码里有一样不对。请再看一遍；验证码要用手机上最新的一个。",
            code="SIGN_IN_WRONG",
            kind=Kind.INVALID,
            field="name",
        )


class TooManyTries(ServiceError):
    """Too many tries for this name, or from this address, in one quarter of an hour."""

    def __init__(self, until: datetime) -> None:
        clock_time = f"{until.astimezone(CHINA):%H:%M}".removeprefix("0")
        super().__init__(
            f"试错次数太多，先停一会儿。{clock_time} 以后再试。",
            code="TOO_MANY_TRIES",
            kind=Kind.TOO_OFTEN,
            field="name",
        )


class AccountLocked(ServiceError):
    """Everything was right, but the account was locked by an administrator."""

    def __init__(self) -> None:
        super().__init__(
            "这个账号停用了。请找本单位的系统管理员。", code="ACCOUNT_LOCKED", kind=Kind.REFUSED, field="name"
        )


class NotSignedIn(ServiceError):
    """The session is unknown, over, or its account may not be used any more."""

    def __init__(self) -> None:
        super().__init__("请先登录。", code="NOT_SIGNED_IN", kind=Kind.UNKNOWN_PERSON)


class InvitationGone(ServiceError):
    """The invitation is unknown, used, withdrawn or older than 72 hours; which one is not said."""

    def __init__(self) -> None:
        super().__init__(
            "这份邀请已经用过，或者过了 72 小时。请找发邀请的管理员重新发一份。",
            code="INVITATION_GONE",
            kind=Kind.MISSING,
        )


class InvitationWaits(ServiceError):
    """An invitation to set a phone anew or to decide for others; a second administrator has not agreed yet."""

    def __init__(self) -> None:
        super().__init__(
            "这份邀请还要第二位管理员同意。同意以后再打开这个网址。", code="INVITATION_WAITS", kind=Kind.CONFLICT
        )


class NotBegun(ServiceError):
    """The code of the phone was sent before a name and a password were chosen."""

    def __init__(self) -> None:
        super().__init__("请先选登录名和密码。", code="ENROLMENT_NOT_BEGUN", kind=Kind.CONFLICT)


class ChosenElsewhere(ServiceError):
    """Name and password were chosen anew with another browser: the secret of this one opens nothing any more."""

    def __init__(self) -> None:
        super().__init__(
            "登录名和密码是在另一个浏览器里选的，这里不能接着办。请重新打开邀请的网址，自己再选一次。"
            "要是那边选的不是您本人，请告诉管理员。",
            code="CHOSEN_ELSEWHERE",
            kind=Kind.CONFLICT,
        )


class NameTaken(ServiceError):
    """Somebody else signs in with this name."""

    def __init__(self) -> None:
        super().__init__("这个登录名有人用了，请换一个。", code="NAME_TAKEN", kind=Kind.INVALID, field="name")


class CodeWrong(ServiceError):
    """The six digits do not fit the secret on the page, or were used already."""

    def __init__(self) -> None:
        super().__init__(
            "这 6 个数字和手机上的不一样。请等手机上换了新的，再填一次。",
            code="CODE_WRONG",
            kind=Kind.INVALID,
            field="code",
        )


class PasswordWrong(ServiceError):
    """The present password, asked before a change, is wrong."""

    def __init__(self) -> None:
        super().__init__("现在的密码不对。请再看一遍。", code="PASSWORD_WRONG", kind=Kind.INVALID, field="password")


class NoPassword(ServiceError):
    """An account that signs in with the identity service alone has no password to change."""

    def __init__(self) -> None:
        super().__init__("这个账号用统一身份认证登录，没有密码。", code="NO_PASSWORD", kind=Kind.CONFLICT)


class ForAdministrators(ServiceError):
    """Only administrators look after accounts."""

    def __init__(self) -> None:
        super().__init__("只有系统管理员能管账号。", code="FOR_ADMINISTRATORS", kind=Kind.REFUSED)


class OutsideScope(ServiceError):
    """The account or the duty lies outside of the administrator's scope."""

    def __init__(self) -> None:
        super().__init__("不在您管的地方。", code="OUTSIDE_SCOPE", kind=Kind.REFUSED, field="scope")


class NotOneself(ServiceError):
    """Nobody changes own duty, locks or re-invites oneself: it takes a second administrator."""

    def __init__(self) -> None:
        super().__init__("不能改自己的账号，请另一位管理员来办。", code="NOT_ONESELF", kind=Kind.REFUSED)


class NoSuchAccount(ServiceError):
    """There is no such account, or not within the scope."""

    def __init__(self) -> None:
        super().__init__("没有这个账号。", code="NO_SUCH_ACCOUNT", kind=Kind.MISSING)


class NoSuchInvitation(ServiceError):
    """There is no such open invitation, or not within the scope."""

    def __init__(self) -> None:
        super().__init__("没有这份邀请，或者已经用过。", code="NO_SUCH_INVITATION", kind=Kind.MISSING)


class SecondPersonNeeded(ServiceError):
    """Who wrote an invitation, or is to be renewed by it, cannot agree to it as well."""

    def __init__(self) -> None:
        super().__init__("要另一位管理员同意，发邀请的人自己不行。", code="SECOND_PERSON_NEEDED", kind=Kind.REFUSED)


class IdentityUnknown(ServiceError):
    """The identity service vouches for somebody whom nobody has invited."""

    def __init__(self) -> None:
        super().__init__(
            "统一身份认证认得您，但是这里还没有您的账号。请找本单位的系统管理员发一份邀请。",
            code="IDENTITY_UNKNOWN",
            kind=Kind.REFUSED,
        )


class IdentityTaken(ServiceError):
    """This outside identity belongs to another account, or this account has another identity."""

    def __init__(self) -> None:
        super().__init__("这个身份已经连着一个账号。", code="IDENTITY_TAKEN", kind=Kind.CONFLICT)


class SignInAgain(ServiceError):
    """The session is too old to change how one comes in: whoever holds it may have found it open."""

    def __init__(self) -> None:
        super().__init__(
            "登录超过 10 分钟了。请先退出，重新登录，再连统一身份认证。", code="SIGN_IN_AGAIN", kind=Kind.REFUSED
        )


class TooManyKin(ServiceError):
    """More names than a family has."""

    def __init__(self) -> None:
        super().__init__("已经写了 40 个，不能再写了。", code="TOO_MANY_KIN", kind=Kind.CONFLICT, field="numbers")


class TwoMustInvite(ServiceError):
    """A change into a duty that decides for others: one administrator alone does not give it."""

    def __init__(self) -> None:
        super().__init__(
            "招生负责人、派位结果放行人、系统管理员要两位管理员都同意，不能在这里换。请给这位同事另发一份邀请。",
            code="TWO_MUST_INVITE",
            kind=Kind.REFUSED,
            field="role",
        )
