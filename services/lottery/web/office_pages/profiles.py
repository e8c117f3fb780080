"""The recommended sets of sources to start an announcement from (draw.md, 5.1); times and details stay to be typed."""

from dataclasses import dataclass

THROWS = "40"
"""Ten-sided dice thrown forty times: four representatives, ten dice each."""


@dataclass(frozen=True)
class SourceRow:
    """One line of the form, as typed: kind, time, detail, and `required` or `optional`; empty where nothing is."""

    kind: str = ""
    at: str = ""
    detail: str = ""
    required: str = ""


@dataclass(frozen=True)
class Profile:
    """One recommended set."""

    code: str
    title: str
    more: str
    rows: tuple[SourceRow, ...]


NEEDED = "required"
DICE, SSQ = SourceRow("digits", "", THROWS, NEEDED), SourceRow("ssq", "", "", NEEDED)
DRAND, ENVELOPES = SourceRow("drand", "", "", NEEDED), SourceRow("reveal", "", "", NEEDED)

PROFILES = (
    Profile("a", "甲：掷数，当晚双色球", "两个都在国内。下午掷数，晚上 21:15 开奖，当晚公布。", (DICE, SSQ)),
    Profile("b", "乙：掷数，两小时以后的公开随机数", "一场办完。随机数到点自动产生，谁也扣不住。", (DICE, DRAND)),
    Profile(
        "c",
        "丙：信封、掷数、双色球、公开随机数",
        "最强。见证人事先交信封，公开随机数排在最后。",
        (ENVELOPES, DICE, SSQ, DRAND),
    ),
    Profile("own", "丁：自己写", "来源自己排。最后一个要必须有，而且谁也左右不了。", ()),
)
SPARE_ROWS, MOST_ROWS = 2, 12


def profile_of(code: str) -> Profile | None:
    """Return the profile with this code, or None."""
    return next((one for one in PROFILES if one.code == code), None)


def padded(rows: tuple[SourceRow, ...]) -> tuple[SourceRow, ...]:
    """Return the rows with some empty ones below."""
    return (*rows, *(SourceRow() for _ in range(SPARE_ROWS if rows else 4)))
