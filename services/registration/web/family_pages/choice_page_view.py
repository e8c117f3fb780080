"""The whole page of choices for one draft: places, schools, the question about twins."""

from dataclasses import dataclass

from services.registration.actions.find_twins import Twin
from services.registration.domain.unit import Unit
from services.registration.store.draft_slots import Draft
from services.registration.web.family_pages.choice_view import (
    NONE,
    ChoicePlace,
    choice_places,
    lot_name,
    school_options,
)
from services.registration.web.family_pages.crowd import Crowd, TwinChances, twin_chances
from services.registration.web.family_pages.paths import draft_path, unit_path
from services.registration.web.family_pages.steps import CHECK, CHOICES, steps_for

APART = "no"
CHILDREN = {1: "两个", 2: "三个", 3: "四个"}
Options = tuple[tuple[str, str, str], ...]
BOUNDARY = {
    "admit": "一起派位时，号排到最后一个名额，两个孩子都录取，学校多收 1 人。",
    "skip": "一起派位时，号排到最后一个名额、只剩 1 个，名额给后面的孩子，两个孩子继续往后排。",
    "split": "一起派位时，号排到最后一个名额、只剩 1 个，一个孩子录取，另一个排候补第一位。",
}


@dataclass(frozen=True)
class ChoicesView:
    """What the template of the choices shows."""

    question: str
    number: int
    total: int
    previous: str
    action: str
    unit_path: str
    places: tuple[ChoicePlace, ...]
    options: Options
    hint: str
    twins: Options
    twins_question: str
    twins_hint: str
    together: str | None
    boundary: str
    chances: TwinChances | None

    @property
    def first_options(self) -> tuple[tuple[str, str], ...]:
        """The list of the first place: no private school, or one."""
        return tuple((value, name) for value, name, _ in self.options)

    @property
    def more_options(self) -> tuple[tuple[str, str], ...]:
        """The list of every further place."""
        return tuple((value, name) for value, name, _ in self.options if value != NONE)


@dataclass(frozen=True)
class Asked:
    """What the page is about: the draft, the siblings, who else wants the schools, what was just typed."""

    draft: Draft
    twins: tuple[Twin, ...]
    crowd: Crowd
    typed: dict[str, str]
    change: bool


def choices_view(unit: Unit, asked: Asked) -> ChoicesView:
    """Return the page."""
    steps = [step.slug for step in steps_for(unit)]
    place = steps.index(CHOICES.slug)
    before = CHECK.slug if asked.change else steps[place - 1]
    name = asked.draft.content.values.get("name", "").strip() or "孩子"
    return ChoicesView(
        question=f"{name}想上哪所学校",
        number=place + 1,
        total=len(steps),
        previous=draft_path(unit, asked.draft.slot, before),
        action=draft_path(unit, asked.draft.slot, CHOICES.slug) + ("?change=1" if asked.change else ""),
        unit_path=unit_path(unit.unit_code),
        places=choice_places(unit, asked.typed),
        options=((NONE, "不报民办", "直接上公办学校"), *school_options(unit, asked.crowd)),
        hint=_hint(unit),
        twins=_twin_options(asked.twins, unit),
        twins_question=f"{CHILDREN.get(len(asked.twins), '几个')}孩子一起派位，还是分开？",
        twins_hint=f"{name}和{_names(asked.twins)}同一天出生。两种办法都可以，报名结束前随时能改。",
        together=asked.typed.get("together"),
        boundary=BOUNDARY[unit.draw.group_boundary],
        chances=_chances(unit, asked),
    )


def _chances(unit: Unit, asked: Asked) -> TwinChances | None:
    """Return the table for the school of the one twin there is; a correction counts its own child already."""
    if len(asked.twins) != 1 or asked.draft.content.corrects or len(asked.twins[0].choices) != 1:
        return None
    school = unit.school(asked.twins[0].choices[0])
    return twin_chances(school, lot_name(school.lot, unit), asked.crowd) if school is not None else None


def _names(twins: tuple[Twin, ...]) -> str:
    return "、".join(twin.name for twin in twins)


def _hint(unit: Unit) -> str:
    if unit.max_choices == 1:
        return "最多报 1 所。人数和机会按现在算，还会变。"
    return f"最多报 {unit.max_choices} 所，最想去的写在最前面。报名人数还会变。"


def _twin_options(twins: tuple[Twin, ...], unit: Unit) -> Options:
    if not twins:
        return ()
    together = tuple(
        (twin.application_number, f"和{twin.name}一起：用同一个号", f"要么都录取，要么都没有。{_same(twin, unit)}")
        for twin in twins
    )
    return (*together, (APART, "分开：各用各的号", "可能只录取一个。"))


def _same(twin: Twin, unit: Unit) -> str:
    if unit.draw.group_boundary == "split":
        return ""
    names = "、".join(lot_name(lot, unit) for lot in twin.choices) or "不报民办"
    return f"学校和顺序要和{twin.name}一样：{names}。"
