"""Which passwords are refused: short ones, the commonest, and those that hold the name (NIST SP 800-63B, 3.1.1.2)."""

import re
import unicodedata
from functools import cache
from importlib.resources import files

from shared.errors import FieldProblem

SHORTEST = 12
LONGEST = 200
ROWS = ("01234567890123456789", "qwertyuiopasdfghjklzxcvbnm", "abcdefghijklmnopqrstuvwxyz", "1qaz2wsx3edc4rfv5tgb6yhn")
"""What fingers run along."""
FEWEST_CHARACTERS = 5
"""Different ones; fewer than that is a pattern."""


def normal_password(typed: str) -> str:
    """Return the password as it is hashed: the same on every keyboard (NFKC, as SP 800-63B asks)."""
    return unicodedata.normalize("NFKC", typed)


def password_problem(typed: str, *, names: tuple[str, ...], field: str = "password") -> FieldProblem | None:
    """Return why a password is refused, or None; `names` are those of the person."""
    password = normal_password(typed)
    if len(password) < SHORTEST:
        return FieldProblem(field, f"密码要 {SHORTEST} 个字以上。几个不相干的词连起来就好记。", "PASSWORD_SHORT")
    if len(password) > LONGEST:
        return FieldProblem(field, f"密码最多 {LONGEST} 个字。", "PASSWORD_LONG")
    plain = password.casefold()
    if _is_common(plain):
        return FieldProblem(field, "这个密码很多人在用，容易被猜到。请换一个。", "PASSWORD_COMMON")
    if any(len(name) >= 2 and name.casefold() in plain for name in names):
        return FieldProblem(field, "密码里不要有自己的名字。", "PASSWORD_HOLDS_NAME")
    return None


@cache
def common_words() -> frozenset[str]:
    """Return words that the commonest passwords are made of, small letters."""
    text = files("services.staff.domain").joinpath("common_passwords.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def _is_common(plain: str) -> bool:
    bare = re.sub(r"[^a-z\u4e00-\u9fff]+", "", plain)
    return (
        plain in common_words()
        or len(set(plain)) < FEWEST_CHARACTERS
        or any(plain in row or plain in row[::-1] for row in ROWS)
        or _repeats(plain)
        or bare in common_words()
        or plain.isdigit()  # a date, a phone number
    )


def _repeats(plain: str) -> bool:
    """Whether it is one short piece again and again, or twice."""
    return plain in (plain + plain)[1:-1]
