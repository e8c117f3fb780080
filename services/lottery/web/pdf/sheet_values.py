"""What the print sheet of one number is given: the values of its page, as texts ready to be set."""

from collections.abc import Mapping
from typing import Any

from services.lottery.store.records import DrawRecord
from services.lottery.web.number_view import ChoiceView
from services.lottery.web.pdf.papers import moment_of, printed_rows
from shared.canonical import Json
from shared.web.grouping import in_groups
from shared.web.moments import moment
from shared.web.qr import qr_file


def sheet_values(page: Mapping[str, Any]) -> dict[str, Json]:
    """Return the values for sheet.typ from those of my_number.html (`number_values`)."""
    record: DrawRecord = page["record"]
    outcome, deciding = page["outcome"], page["deciding"]
    shared = outcome is not None and len(outcome.members) > 1
    members = [in_groups(one.app_no) for one in outcome.members] if shared else []
    return {
        "title": "".join(page["heading"]),
        "draw_title": record.notice.title,
        "draw_id": record.key.draw_id,
        "rehearsal": record.is_rehearsal,
        "void": page["void"],
        "authority": record.notice.office.authority,
        "phone": record.notice.office.phone,
        "made": moment(moment_of(record)),
        "shown": in_groups(page["app_no"]),
        "school": page["school"],
        "address": page["address"],
        "code": qr_file(page["address"]),
        "fingerprint": printed_rows(str(record.draw_sha256)),
        "published": outcome is not None,
        "choices": [_choice(one) for one in page["choices"]],
        "reasons": _reasons(page),
        "members": "、".join(members),
        "own": "孩子们共用的派位号" if shared else "您的派位号",
        "several": len(page["choices"]) > 1,
        "deciding": deciding.choice,
        "results_sha256": page["results_sha256"],
    }


def _choice(one: ChoiceView) -> Json:
    return {
        "choice": one.choice,
        "school": one.school,
        "pos": one.pos,
        "result": one.result,
        "cut_pos": one.cut_pos,
        "ticket": printed_rows(one.ticket) if one.ticket else [],
        "cut": printed_rows(one.cut_ticket) if one.cut_ticket else [],
        "compared": one.compared,
        "recipe": one.recipe,
    }


def _reasons(page: Mapping[str, Any]) -> list[Json]:
    reasons = [f"在封存的名册里：roster.csv 第 {page['line']} 行。"]
    if page["outcome"] is None:
        return [*reasons]
    tier, why = page["tier"]
    waits = page["outcome"].placement.wait is not None
    ahead = [f"{page['ahead']}。"] if waits else []
    return [*reasons, f"{tier}：{why}。", f"排在第 {page['deciding'].pos} 位。{page['placed']}", *ahead]
