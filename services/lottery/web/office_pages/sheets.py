"""The pages of one draw, in the order in which the office works through them; each belongs to one of seven steps."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sheet:
    """One page: the end of its address, the step (1 to 7) that it belongs to, its name, what its link says."""

    code: str
    step: int
    title: str
    link: str

    @property
    def template(self) -> str:
        """The name of its template."""
        return f"office_{self.code}.html"


READINESS = Sheet("readiness", 1, "封存前核对", "看封存前还差什么")
FREEZE = Sheet("freeze", 2, "封存名册", "去封存名册")
REHEARSALS = Sheet("rehearsals", 2, "预演", "去预演")
READING = Sheet("reading", 3, "当场念指纹", "去念指纹")
THROWS = Sheet("throws", 4, "掷数", "去输入掷出的数")
ENVELOPES = Sheet("envelopes", 4, "拆信封", "去输入信封里的数")
BULLETIN = Sheet("bulletin", 6, "双色球", "去输入开奖号码")
BEACON = Sheet("beacon", 6, "公开随机数", "去取公开随机数")
PUBLISHED_HEX = Sheet("published", 6, "公布的数", "去输入公布的数")
CLOSE = Sheet("close", 5, "关闭现场来源", "去关闭现场来源")
SEED = Sheet("seed", 6, "产生种子", "去产生种子")
DRAW = Sheet("draw", 7, "派位", "去派位")
RELEASE = Sheet("release", 7, "公布结果", "去公布结果")
VOID = Sheet("void", 0, "作废", "去看能不能作废")

SHEETS = (
    READINESS,
    FREEZE,
    REHEARSALS,
    READING,
    THROWS,
    ENVELOPES,
    CLOSE,
    BULLETIN,
    BEACON,
    PUBLISHED_HEX,
    SEED,
    DRAW,
    RELEASE,
)
OF_KIND = {
    "digits": THROWS,
    "reveal": ENVELOPES,
    "ssq": BULLETIN,
    "drand": BEACON,
    "hex": PUBLISHED_HEX,
}
"""Where the value of a source of each kind is typed."""
