"""What a family asks about its data, and the written answer (PIPL art. 44-47, 未成年人网络保护条例 art. 34)."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from services.registration.domain.rights.deletion import Reason, Verdict


class Kind(Enum):
    """What is asked for."""

    SEE = "see"
    COPY = "copy"
    CORRECT = "correct"
    DELETE = "delete"


KIND_WORDS = {
    Kind.SEE: "看资料",
    Kind.COPY: "要一份资料的副本",
    Kind.CORRECT: "改资料",
    Kind.DELETE: "删除资料",
}


@dataclass(frozen=True)
class Answer:
    """A written answer: what was decided, why (code and words), when, by the rule or by whom; until when data stay."""

    verdict: Verdict
    reason: Reason
    words: str
    answered_at: datetime
    answered_by: str
    kept_until: datetime | None = None


BY_RULE = "rule"
"""Who answered where no judgement was needed."""
