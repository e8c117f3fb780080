"""A family's copy for programs: one JSON document, keys of the form with their labels beside (PIPL art. 45)."""

import json
from collections.abc import Iterable

from services.registration.actions.list_helpers_named import HelperLine
from services.registration.actions.see_my_data import MyData
from services.registration.domain.form.items import registration_items
from services.registration.domain.form.options import label_of
from services.registration.domain.placement_words import result_words
from services.registration.domain.rights.requests import KIND_WORDS
from services.registration.domain.status_words import ACTS, WORDS
from services.registration.domain.unit import Unit
from services.registration.store.data_requests import DataRequest
from services.registration.web.family_pages.choice_view import lot_name
from shared.canonical import Json

FORMAT = "yangguang-my-data/1"


def copy_as_json(found: MyData, unit: Unit) -> bytes:
    """Return the document in UTF-8, two spaces a level, so that people can read it too."""
    document = copy_document(found, unit)
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def copy_document(found: MyData, unit: Unit) -> dict[str, Json]:
    """Return everything as JSON values, identity numbers and phones in full."""
    own, kept = found.own, found.own.kept
    return {
        "format": FORMAT,
        "made_at": found.made_at.isoformat(),
        "unit": {"unit_code": unit.unit_code, "name": unit.name, "authority": unit.authority, "season": kept.season},
        "application": {
            "number": kept.number,
            "state": kept.state.value,
            "state_words": WORDS[kept.state].headline,
            "version": kept.version,
            "changed_at": kept.changed_at.isoformat(),
            "deleted_at": None if kept.erased_at is None else kept.erased_at.isoformat(),
            "kept_until": None if own.kept_until is None else own.kept_until.isoformat(),
            "together_with": kept.together_with,
            "notice": kept.notice,
        },
        "form": form_rows(found),
        "one_guardian_reason": own.one_guardian_reason,
        "choices": [{"school": lot[0], "category": lot[1], "name": lot_name(lot, unit)} for lot in kept.choices],
        "decided": {"facts": list(own.facts), "by": own.found_by},
        "acts": [{"act": one.act, "words": ACTS.get(one.act, one.act), "at": one.at.isoformat()} for one in own.acts],
        "receipts": [
            {"version": one.version, "received_at": one.received_at.isoformat(), "form_hash": one.form_hash.hex()}
            for one in own.receipts
        ],
        "placements": [
            {"school": one.school_code, "category": one.category, "words": result_words(one)} for one in own.placements
        ],
        "verification": None if found.held is None else found.held.model_dump(mode="json"),
        "helpers": _helpers(found.helpers),
        "requests": _requests(found.requests),
    }


def form_rows(found: MyData) -> list[Json]:
    """Return every item of the form that has a value: key, number on the form, label, value, and its words."""
    form = found.own.form
    return [
        {
            "key": item.key,
            "number": item.number,
            "label": item.title,
            "value": form[item.key],
            "words": label_of(item, form[item.key]) or form[item.key],
        }
        for item in registration_items()
        if item.key in form
    ]


def _helpers(helpers: Iterable[HelperLine]) -> list[Json]:
    return [
        {
            "name": one.name,
            "phone": one.phone_masked,
            "named_at": one.named_at.isoformat(),
            "ended_at": None if one.ended_at is None else one.ended_at.isoformat(),
        }
        for one in helpers
    ]


def _requests(requests: Iterable[DataRequest]) -> list[Json]:
    return [
        {
            "kind": one.kind.value,
            "words": KIND_WORDS[one.kind],
            "asked_at": one.asked_at.isoformat(),
            "written": one.words,
            "verdict": one.answer.verdict.value if one.answer else None,
            "reason": one.answer.reason.value if one.answer else None,
            "answer": one.answer.words if one.answer else None,
        }
        for one in requests
    ]
