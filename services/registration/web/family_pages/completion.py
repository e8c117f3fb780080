"""Writes down what follows from the answers, so that nothing is asked twice; the check page shows all of it."""

from collections.abc import Mapping

from services.registration.domain.checks.prefill import prefill
from services.registration.domain.checks.required import has_second_guardian
from services.registration.domain.unit import Unit
from services.registration.web.family_pages.steps import is_local

SAME = "same"
"""What the list of places offers a guardian: the same as the child's."""


def completed(values: Mapping[str, str], unit: Unit) -> dict[str, str]:
    """Return the whole form for what was typed page by page: sex and birth from the number, the same addresses, …"""
    whole = {key: text for key, text in values.items() if text.strip()}
    _complete_papers(whole)
    _complete_places(whole, unit)
    if "guardian1_phone" in whole:
        whole["phone"] = whole["guardian1_phone"]
    return prefill(whole)


def _complete_papers(whole: dict[str, str]) -> None:
    whole.setdefault("id_type", "1")
    whole.setdefault("guardian1_id_type", "1")
    if has_second_guardian(whole):
        whole.setdefault("guardian2_id_type", "1")
    if whole["id_type"] in {"1", "B"}:
        whole.setdefault("nationality", "CHN")
    whole.setdefault("hmt_overseas", "00")


def _complete_places(whole: dict[str, str], unit: Unit) -> None:
    for key in ("guardian1_hukou_place_code", "guardian2_hukou_place_code"):
        if whole.get(key) == SAME:
            whole.pop(key)
            if "hukou_place_code" in whole:
                whole[key] = whole["hukou_place_code"]
    if is_local(whole, unit):
        whole["is_migrant_child"] = "0"
