"""Why a key of the children's pseudonyms cannot be had."""

from datetime import datetime

from services.registration.domain.errors import RegistrationError, in_words
from shared.errors import Kind


class PidKeyMissing(RegistrationError):
    """None was made for this unit, season and stage: the unit was not loaded."""

    code_word = "PID_KEY_MISSING"
    fault = Kind.MISSING

    def __init__(self) -> None:
        super().__init__("这个单位这一年、这一学段还没有匿名识别码钥匙；载入招生规则时才会做。")


class PidKeyDestroyed(RegistrationError):
    """It was destroyed, for good."""

    code_word = "PID_KEY_DESTROYED"
    fault = Kind.CONFLICT

    def __init__(self) -> None:
        super().__init__("这把匿名识别码钥匙已经销毁，不能再用。")


class PidKeyNotTheOne(RegistrationError):
    """What is kept is not what the commitment was made of: the table was tampered with."""

    code_word = "PID_KEY_NOT_THE_ONE"
    fault = Kind.CONFLICT

    def __init__(self) -> None:
        super().__init__("匿名识别码钥匙和当初公布的指纹对不上，请停下来查数据库。")


class AppealsNotOver(RegistrationError):
    """Until appeals are over the notary may have to check the roster with it."""

    code_word = "APPEALS_NOT_OVER"
    fault = Kind.CONFLICT

    def __init__(self, ends: datetime) -> None:
        super().__init__(f"申诉 {in_words(ends)} 才结束，在那以前不能销毁匿名识别码钥匙。")


class NotTheAsker(RegistrationError):
    """Whoever asked for it does it; whoever agreed looks on."""

    code_word = "NOT_THE_ASKER"
    fault = Kind.REFUSED

    def __init__(self) -> None:
        super().__init__("这件事要由提出的人来办。")


class NotHandedOver(RegistrationError):
    """A key that nobody outside holds may not be destroyed: nobody could ever check the roster's pseudonyms."""

    code_word = "PID_KEY_NOT_HANDED_OVER"
    fault = Kind.CONFLICT

    def __init__(self) -> None:
        super().__init__("匿名识别码钥匙还没有封好交给公证处，不能先销毁。")
