"""The names that people sign in with, and those they are shown by."""

import re
import unicodedata

from shared.errors import FieldProblem

SIGN_IN_NAME = re.compile(r"[\w.\-]{2,40}")
NUMBER = re.compile(r"[0-9]{11,}[x]?")
SHOWN = re.compile(r"[^\W\d_](?:[^\W\d_]|[ ·.\-]){0,39}")


def normal_name(typed: str) -> str:
    """Return the name as it is kept and compared: one width, small letters, no space around."""
    return unicodedata.normalize("NFKC", typed).strip().casefold()


def name_problem(typed: str) -> FieldProblem | None:
    """Return what is wrong with a sign-in name."""
    name = normal_name(typed)
    if not SIGN_IN_NAME.fullmatch(name):
        return FieldProblem("name", "登录名 2 到 40 个字，用汉字、字母、数字。", "NAME_WRONG")
    if NUMBER.fullmatch(name):
        return FieldProblem("name", "登录名不要用手机号、身份证号。", "NAME_IS_A_NUMBER")
    return None


def shown_name_problem(typed: str) -> FieldProblem | None:
    """Return what is wrong with the name that colleagues and families read."""
    if SHOWN.fullmatch(unicodedata.normalize("NFC", typed.strip())):
        return None
    return FieldProblem("display_name", "请写姓名，照证件上的写。", "SHOWN_NAME_WRONG")
