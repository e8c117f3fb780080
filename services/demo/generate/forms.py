"""What a family types into the form: the registration-stage items of the 学籍 form, and nothing else."""

from services.demo.county.application import Application
from services.demo.generate.family import Family
from services.demo.generate.people import Guardian, Person
from shared.codes.tables import code_table

NO = "0"
YES = "1"
CHINA = "CHN"
NOT_FROM_OUTSIDE = "00"
LETTERS = "abcdefgh"


def applications_of(family: Family, ref: str) -> tuple[Application, ...]:
    """Return one application for each child; children of one birth stay together in the draw."""
    several = len(family.pupils) > 1
    refs = [f"{ref}{LETTERS[place]}" if several else ref for place in range(len(family.pupils))]
    return tuple(
        Application(
            ref=own,
            form=_form(family, pupil),
            choices=family.choices,
            together_with=refs[0] if own != refs[0] and family.choices else "",
            one_guardian_reason=family.one_guardian_reason,
        )
        for own, pupil in zip(refs, family.pupils, strict=True)
    )


def _form(family: Family, pupil: Person) -> dict[str, str]:
    form = {
        **_child(pupil),
        "native_place": f"{family.registered.county.city}{family.registered.county.name}",
        "birth_place_code": _birth_place(family, pupil),
        "hukou_place_code": family.registered.town_code if pupil.id_type in {"1", "Z"} else "",
        "current_address": family.home.short,
        "home_address": family.home.short,
        "phone": family.guardians[0].phone,
        "is_migrant_child": YES if family.migrant else NO,
        "is_martyr_or_entitled_child": NO,
    }
    for place, guardian in enumerate(family.guardians, 1):
        form |= {f"guardian{place}_{key}": text for key, text in _guardian(guardian, family.home.short).items()}
    form |= family.typed
    return {key: text for key, text in form.items() if text}


def _child(pupil: Person) -> dict[str, str]:
    return {
        "name": pupil.name,
        "gender": pupil.gender,
        "birth_date": pupil.born.isoformat(),
        "ethnic_group": code_table("ethnic_group").code(pupil.ethnic_group) or "",
        "nationality": CHINA,
        "id_type": pupil.id_type,
        "id_number": pupil.number,
        "hmt_overseas": NOT_FROM_OUTSIDE,
    }


def _birth_place(family: Family, pupil: Person) -> str:
    return pupil.number[:6] if pupil.id_type == "1" else family.home.county.code


def _guardian(guardian: Guardian, address: str) -> dict[str, str]:
    return {
        "name": guardian.person.name,
        "relation": guardian.relation,
        "current_address": address,
        "hukou_place_code": guardian.place_code,
        "phone": guardian.phone,
        "is_guardian": YES,
        "id_type": guardian.person.id_type,
        "id_number": guardian.person.number,
    }
