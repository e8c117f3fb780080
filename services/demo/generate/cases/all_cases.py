"""The list of the must-have cases; each is in every generated county of sixty families or more."""

from collections.abc import Callable

from services.demo.generate.cases import births, documents, guardians, homes, migrants, names, siblings, typing
from services.demo.generate.family import Family
from services.demo.generate.stream import Stream
from services.demo.generate.world import World

Case = Callable[[World, Stream], tuple[Family, ...]]

CASES: tuple[Case, ...] = (
    siblings.twins_of_both_sexes,
    guardians.two_registrations,
    documents.birth_certificate_only,
    typing.name_with_a_slip,
    homes.grandfather_is_head,
    migrants.insurance_gap,
    names.variant,
    typing.full_width_digits,
    births.abolished_prefix,
    births.county_not_yet_made,
    births.parents_of_old_prefecture,
    births.number_ends_in_x,
    births.over_age,
    documents.hong_kong,
    documents.macao,
    documents.taiwan,
    documents.permanent_resident,
    documents.permanent_resident_old_card,
    documents.passport,
    siblings.twins,
    siblings.triplets,
    siblings.half_siblings,
    guardians.single_parent,
    guardians.orphan,
    guardians.grandparents,
    guardians.parents_of_two_counties,
    guardians.mother_of_another_county,
    names.dotted,
    names.long_name,
    names.minority,
    names.rare_character,
    names.two_surnames,
    names.same_name_same_birthday,
    homes.childs_house,
    homes.grandparents_house,
    homes.half_a_house,
    homes.public_rent,
    homes.old_certificate,
    homes.village_house,
    homes.contract_only,
    homes.house_used_twice,
    migrants.permit_endorsed_late,
    migrants.two_employers,
    migrants.flexible_employment,
    typing.register_behind,
    typing.birthday_not_the_numbers,
)
