"""The steps of a registration, one group of questions each (ux guide, sections 4.2 and 4.3)."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.registration.domain.checks.required import has_second_guardian
from services.registration.domain.form.documents import NumberRule, number_rule
from services.registration.domain.unit import Unit


@dataclass(frozen=True)
class Step:
    """One page of questions: its name in the address, its question, a hint, and the items of the form it asks.

    `tucked` items stand in a part that opens on demand, under the words `tucked_words`; they may stay empty.
    """

    slug: str
    question: str
    hint: str = ""
    asks: tuple[str, ...] = ()
    tucked: tuple[str, ...] = ()
    tucked_words: str = ""
    tucked_hint: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """Every item that this page writes."""
        return self.asks + self.tucked


ANOTHER_PAPER = "用的不是居民身份证，或者还没有号码"
CHILD = Step(
    "child",
    "孩子的姓名和身份证号",
    asks=("name", "id_number"),
    tucked=("id_type",),
    tucked_words="孩子用别的证件，或者还没有身份证号",
    tucked_hint="也可以报名，不影响录取。还没有身份证号的选“其他”，号码那里填出生医学证明的编号；编号也没有，就空着。",
)
CHILD_MORE = Step(
    "child-more",
    "孩子的其他情况",
    asks=(
        "gender",
        "birth_date",
        "ethnic_group",
        "nationality",
        "birth_place_code",
        "native_place",
        "is_martyr_or_entitled_child",
    ),
    tucked=("hmt_overseas",),
    tucked_words="孩子是港澳台同胞、华侨、归侨或者他们的子女",
    tucked_hint="不是就不用选。",
)
GUARDIAN_1 = Step(
    "guardian-1",
    "第一位监护人",
    "一般是爸爸或者妈妈，就是现在替孩子报名的人。",
    ("guardian1_name", "guardian1_relation", "guardian1_is_guardian", "guardian1_id_number", "guardian1_phone"),
    ("guardian1_id_type",),
    ANOTHER_PAPER,
    "没有号码的选“其他”。",
)
GUARDIAN_2 = Step(
    "guardian-2",
    "第二位监护人",
    "",
    ("guardian2_name", "guardian2_relation", "guardian2_is_guardian", "guardian2_id_number", "guardian2_phone"),
    ("guardian2_id_type",),
    ANOTHER_PAPER,
    "没有号码的选“其他”。",
)
HOME = Step(
    "home",
    "孩子的户籍和住处",
    asks=("hukou_place_code", "current_address"),
    tucked=("home_address",),
    tucked_words="户口簿上的家庭地址和现住址不一样",
    tucked_hint="一样就空着。",
)
GUARDIAN_HOMES = Step(
    "guardian-homes",
    "监护人的户籍和住处",
    "住在一起的，地址空着就行，我们照孩子的写。",
    (
        "guardian1_hukou_place_code",
        "guardian1_current_address",
        "guardian2_hukou_place_code",
        "guardian2_current_address",
        "is_migrant_child",
    ),
)
CHOICES = Step("choices", "想上哪所学校")
CHECK = Step("check", "提交前再看一遍")
QUESTIONS = (CHILD, CHILD_MORE, GUARDIAN_1, GUARDIAN_2, HOME, GUARDIAN_HOMES)


def steps_for(unit: Unit) -> tuple[Step, ...]:
    """Return the steps that this unit has; one that does not apply is not counted."""
    return (*QUESTIONS, CHOICES, CHECK) if unit.private_lots else (*QUESTIONS, CHECK)


def asked_now(step: Step, values: Mapping[str, str], unit: Unit) -> Step:
    """Return the step without the items that follow from what is already known."""
    unasked = frozenset(_unasked(values, unit))
    asks = tuple(key for key in step.asks if key not in unasked)
    return Step(step.slug, step.question, step.hint, asks, step.tucked, step.tucked_words, step.tucked_hint)


def _unasked(values: Mapping[str, str], unit: Unit) -> tuple[str, ...]:
    rule = number_rule(values.get("id_type") or "1")
    keys: tuple[str, ...] = ()
    if rule is NumberRule.CITIZEN:
        keys += ("gender", "birth_date")
    if (values.get("id_type") or "1") in {"1", "B"}:
        keys += ("nationality",)
    if is_local(values, unit):
        keys += ("is_migrant_child",)
    if not has_second_guardian(values):
        keys += ("guardian2_hukou_place_code", "guardian2_current_address")
    return keys


def is_local(values: Mapping[str, str], unit: Unit) -> bool:
    """Say whether the child's household is registered in this unit, as far as the family said."""
    return values.get("hukou_place_code", "")[:6] == unit.unit_code
