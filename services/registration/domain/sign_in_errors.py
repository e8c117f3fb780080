"""What the doors of a family can refuse, each with a sentence for people and a stable code."""

from datetime import datetime

from services.registration.domain.errors import RegistrationError, in_words
from shared.errors import Kind


class TooManyHere(RegistrationError):
    """Too many codes were asked for, or wrong ones sent, from one network address."""

    code_word = "TOO_MANY_FROM_HERE"
    fault = Kind.TOO_OFTEN

    def __init__(self, again: datetime) -> None:
        super().__init__(
            f"从您用的这个网络登录的人太多了，{in_words(again)} 以后可以再试。"
            "现在就要办，请把手机的 WiFi 关掉，用流量再试。"
        )
        self.again = again


class SignInLocked(RegistrationError):
    """Too many wrong codes for one phone."""

    code_word = "SIGN_IN_LOCKED"
    fault = Kind.TOO_OFTEN

    def __init__(self, until: datetime) -> None:
        super().__init__(
            f"这个手机号填错的次数太多，为了安全先停一停，{in_words(until)} 以后可以再登录。填过的都在，没有丢。"
        )
        self.until = until


class ProvinceUnknown(RegistrationError):
    """The identity service named a person without a phone that it has verified, and this person is new here."""

    code_word = "PROVINCE_WITHOUT_PHONE"

    def __init__(self) -> None:
        super().__init__(
            "统一身份认证没有告诉我们您的手机号，我们认不出是哪一家。请用手机号登录，或者先在统一身份认证里绑定手机号。"
        )


class ProvinceNotHere(RegistrationError):
    """The province's identity service is not used here."""

    code_word = "PROVINCE_NOT_HERE"
    fault = Kind.MISSING

    def __init__(self) -> None:
        super().__init__("这里还不能用统一身份认证登录。请用手机号登录。")


class ProvinceGivenUp(RegistrationError):
    """The person pressed 取消 there, or the identity service refused."""

    code_word = "PROVINCE_GIVEN_UP"
    fault = Kind.REFUSED

    def __init__(self) -> None:
        super().__init__(
            "统一身份认证没有通过，或者您在那边取消了。没有登录，什么也没有改。可以再试，也可以用手机号登录。"
        )


class ProvinceAnswered(RegistrationError):
    """An answer of the identity service that was used before."""

    code_word = "PROVINCE_ANSWER_USED"
    fault = Kind.REFUSED

    def __init__(self) -> None:
        super().__init__("这一次身份认证已经用过了，不能再用。请从登录页再来一次。")
