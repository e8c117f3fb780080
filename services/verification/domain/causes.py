"""Why a person must look at a case: a closed list of causes, each with its word, its usual reason, what settles it."""

from dataclasses import dataclass
from enum import Enum

from services.verification.domain.answers import RegistryName
from services.verification.domain.claim import Subject
from services.verification.domain.rules import Fact


class CauseKind(Enum):
    """The cause; the value is stored, filtered by, and stable."""

    NAME_VARIANT = "NAME_VARIANT"
    NAME_DIFFERS = "NAME_DIFFERS"
    DETAIL_DIFFERS = "DETAIL_DIFFERS"
    SEVERAL = "SEVERAL"
    NOT_REGISTERED = "NOT_REGISTERED"
    NO_RESIDENT_NUMBER = "NO_RESIDENT_NUMBER"
    RELATION_UNCLEAR = "RELATION_UNCLEAR"
    RELATION_DIFFERS = "RELATION_DIFFERS"
    HUKOU_DIFFERS = "HUKOU_DIFFERS"
    AGE_OUTSIDE = "AGE_OUTSIDE"
    PERMIT_NOT_VALID = "PERMIT_NOT_VALID"
    NOTHING_IN_UNIT = "NOTHING_IN_UNIT"


@dataclass(frozen=True)
class CauseWords:
    """How a cause is spoken of: its name, its usual reason, what the family is asked, whether paper must be seen."""

    label: str
    usual: str
    ask: str
    needs_paper: bool = True


CAUSE_WORDS: dict[CauseKind, CauseWords] = {
    CauseKind.NAME_VARIANT: CauseWords(
        "名字写法不同",
        "登记用的是繁体字、异体字，或者少一个“·”。证件号一样就是同一个人。",
        "名字请照户口簿上的写法再看一遍",
        needs_paper=False,
    ),
    CauseKind.NAME_DIFFERS: CauseWords(
        "名字不同", "改过名字没有办变更，或者抄错了证件号。", "名字和证件号请照户口簿再看一遍"
    ),
    CauseKind.DETAIL_DIFFERS: CauseWords(
        "出生日期或者性别不同", "填表时选错了，或者登记有误。", "出生日期和性别请照户口簿再看一遍"
    ),
    CauseKind.SEVERAL: CauseWords("查到不止一条", "迁户口时旧的一条没有注销。", "请把户口簿带给工作人员看一下"),
    CauseKind.NOT_REGISTERED: CauseWords(
        "没有查到", "户口在外省，或者证件号抄错了一位。", "证件号请照户口簿再看一遍；没有错，就请把户口簿带来看一下"
    ),
    CauseKind.NO_RESIDENT_NUMBER: CauseWords(
        "没有居民身份证号", "还没有上户口，或者用的是别的证件。", "请把出生医学证明或者孩子的证件带给工作人员看一下"
    ),
    CauseKind.RELATION_UNCLEAR: CauseWords(
        "看不出监护关系",
        "不在一本户口簿上，或者户主是祖父母。出生医学证明能说明。",
        "请把出生医学证明或者监护证明带给工作人员看一下",
    ),
    CauseKind.RELATION_DIFFERS: CauseWords(
        "关系和登记的不同", "选错了关系，或者是继父母、祖父母代办。", "和孩子的关系请再看一遍，并带上监护证明"
    ),
    CauseKind.HUKOU_DIFFERS: CauseWords(
        "户口所在地不同", "刚迁过户口，或者把住的地方当成了户口所在地。", "户口所在地请照户口簿再看一遍"
    ),
    CauseKind.AGE_OUTSIDE: CauseWords(
        "年龄不在范围", "缓学一年的孩子有教育局的批准。", "请把缓学的批准带给工作人员看一下"
    ),
    CauseKind.PERMIT_NOT_VALID: CauseWords(
        "登记过期", "居住证一年签注一次，忘了续的最多。", "居住证请先到派出所续签，续好不用再报"
    ),
    CauseKind.NOTHING_IN_UNIT: CauseWords(
        "没有在本地的登记", "刚搬来，居住证还没有办下来。", "请把居住证或者回执带给工作人员看一下"
    ),
}


@dataclass(frozen=True)
class Cause:
    """One cause in one case: about whom, from which registry, in words, and what a confirmation with paper proves."""

    kind: CauseKind
    registry: RegistryName | None
    subject: Subject
    title: str
    """The finding in words, for the heading of the card."""
    detail: str
    """The difference in words, for one line of the queue."""
    grants: tuple[Fact, ...] = (Fact.GUARDIAN,)

    @property
    def words(self) -> CauseWords:
        """The words of this kind."""
        return CAUSE_WORDS[self.kind]
