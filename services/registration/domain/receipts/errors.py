"""What is refused about receipts, each with a sentence that says what to do."""

from services.registration.domain.errors import RegistrationError
from shared.errors import Kind


class ReceiptGone(RegistrationError):
    """The receipt is not kept, or not any more."""

    code_word = "RECEIPT_GONE"
    fault = Kind.MISSING

    def __init__(self) -> None:
        super().__init__("这张回执的保存期已经过了，系统里只留着指纹。您手里的那一张照样算数。")


class ReceiptUnreadable(RegistrationError):
    """What was given is no receipt."""

    code_word = "RECEIPT_UNREADABLE"

    def __init__(self) -> None:
        super().__init__("这不是一张完整的回执。请用从回执页保存的 PDF 或者文字文件，一个字也不要改。", field="receipt")


class ReceiptForeign(RegistrationError):
    """The signature is not this unit's."""

    code_word = "RECEIPT_SIGNATURE"

    def __init__(self) -> None:
        super().__init__("回执上的签名不是这个县的，或者回执被改过。请用从回执页保存的原来那一份。", field="receipt")


class ReceiptOfAnotherSeason(RegistrationError):
    """It is a receipt of another unit or year."""

    code_word = "RECEIPT_SEASON"

    def __init__(self) -> None:
        super().__init__("这张回执是别的县或者别的年份的。请到回执上写的那个县办。", field="receipt")


class ReceiptOfAnotherAccount(RegistrationError):
    """The receipt was given to another account."""

    code_word = "RECEIPT_ACCOUNT"
    fault = Kind.REFUSED

    def __init__(self) -> None:
        super().__init__("这张回执不是用这个手机号报的。请退出，换报名时的手机号登录。", field="receipt")


class FormNotGiven(RegistrationError):
    """Neither the copy of the form nor a form that was filled in again."""

    code_word = "FORM_NOT_GIVEN"

    def __init__(self) -> None:
        sentence = "还要当时的报名表。请选从回执页保存的副本，或者照当时的再填一遍、填好以后在这里选。"
        super().__init__(sentence, field="form_copy_file")


class ReceiptFormDiffers(RegistrationError):
    """What was entered again is not what the receipt was given for."""

    code_word = "RECEIPT_FORM"

    def __init__(self) -> None:
        super().__init__(
            "填的和回执上的指纹对不上，至少有一个字和当时不一样。请用当时保存的报名表副本；没有副本，请照当时的一字不差再填一遍。",
            field="form_copy_file",
        )


class ApplicationStillThere(RegistrationError):
    """The application of the receipt is not missing."""

    code_word = "APPLICATION_STILL_THERE"
    fault = Kind.CONFLICT

    def __init__(self) -> None:
        super().__init__("这份报名还在，不用补。请从“我的报名”里看进度。", field="receipt")


class ApplicationDiffers(RegistrationError):
    """The application is there with another content under the same version."""

    code_word = "APPLICATION_DIFFERS"
    fault = Kind.CONFLICT

    def __init__(self, phone: str) -> None:
        sentence = f"系统里这一版的内容和您的回执不一样。请打招生电话 {phone}，带上回执，我们查是谁改的。"
        super().__init__(sentence, field="receipt")


class RecreationTooLate(RegistrationError):
    """The roster is frozen; nobody changes it here any more."""

    code_word = "RECREATION_TOO_LATE"
    fault = Kind.CONFLICT

    def __init__(self, authority: str, phone: str) -> None:
        super().__init__(
            f"名册已经封存，谁也不能改，我们也不能。回执能证明您报过名：请打{authority}电话 {phone}，"
            f"由{authority}报上一级教育局决定怎么补，书面答复您。"
        )
