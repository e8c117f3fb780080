"""A family's copy for people: the same as the JSON, set as a PDF."""

from collections.abc import Iterable
from importlib.resources import files

from services.registration.actions.see_my_data import MyData
from services.registration.domain.rights.requests import KIND_WORDS
from services.registration.domain.status import NAME_DELETED
from services.registration.domain.status_words import ACTS, WORDS
from services.registration.domain.unit import Unit
from services.registration.web.copies.as_json import form_rows
from services.registration.web.family_pages.choice_view import lot_name
from services.registration.web.family_pages.request_view import headline
from shared.canonical import Json
from shared.contracts.reads import HeldAnswer, HeldByVerification
from shared.web.grouping import in_groups
from shared.web.moments import full_day, stamp

NO_ANSWER = "核对服务现在没有回答，这一部分不在副本里。请过一会儿再要一份。"
NOTHING = "没有"
OUTCOMES = {"found": "找到了", "absent": "没有查到", "silent": "没有回答"}


def copy_template() -> bytes:
    """Return the template."""
    return files("services.registration.web.pdf").joinpath("my_data.typ").read_bytes()


def copy_values(found: MyData, unit: Unit) -> dict[str, Json]:
    """Return the values for it: texts only, in parts of a heading and rows of label and value."""
    own, kept = found.own, found.own.kept
    parts: list[Json] = [
        _part("报名", _application(found, unit)),
        _part("您写的", _form(found)),
        *_registries(found.held),
        *_decisions(found),
        _part("做过的事", [[stamp(one.at), ACTS.get(one.act, one.act)] for one in reversed(own.acts)]),
        _part(
            "回执",
            [[f"第 {one.version} 版", f"{stamp(one.received_at)}　{one.form_hash.hex()}"] for one in own.receipts],
        ),
        *_looks(found.held),
        _part("帮您办的人", [[one.name, f"{one.phone_masked}，{stamp(one.named_at)}"] for one in found.helpers]),
        _part(
            "您提过的请求",
            [[stamp(one.asked_at), f"{KIND_WORDS[one.kind]}：{headline(one)}"] for one in found.requests],
        ),
    ]
    return {
        "title": "我的资料（副本）",
        "authority": unit.authority,
        "phone": unit.phone,
        "made": stamp(found.made_at),
        "child": own.form.get("name", NAME_DELETED),
        "shown": in_groups(kept.number),
        "parts": parts,
    }


def _part(heading: str, rows: Iterable[list[str]]) -> Json:
    lines: list[Json] = [[*row] for row in rows]
    return {"heading": heading, "rows": lines or [[NOTHING, ""]]}


def _application(found: MyData, unit: Unit) -> list[list[str]]:
    own, kept = found.own, found.own.kept
    rows = [
        ["报名号", in_groups(kept.number)],
        ["进度", WORDS[kept.state].headline],
        ["学校志愿", "、".join(lot_name(lot, unit) for lot in kept.choices) or "不报民办"],
        ["删除", "" if kept.erased_at is None else f"内容 {stamp(kept.erased_at)} 删掉了"],
        ["存到", "" if own.kept_until is None else full_day(own.kept_until)],
    ]
    return [row for row in rows if row[1]]


def _form(found: MyData) -> list[list[str]]:
    return [[str(row["label"]), str(row["words"])] for row in form_rows(found) if isinstance(row, dict)]


def _registries(held: HeldByVerification | None) -> list[Json]:
    if held is None:
        return [_part("登记部门说的", [[NO_ANSWER, ""]])]
    return [_part(f"登记部门说的：{one.person}的{one.registry}", _answer(one)) for one in held.answers]


def _answer(one: HeldAnswer) -> list[list[str]]:
    when = "" if one.answered_at is None else stamp(one.answered_at)
    rows = [["答复", f"{OUTCOMES[one.outcome]}　{one.authority}　{when}".strip()]]
    return rows + [[fact.label, fact.value] for record in one.records for fact in record]


def _decisions(found: MyData) -> list[Json]:
    if found.held is None:
        return []
    who = {"machine": "机器", "clerk": "工作人员"}
    rows = [
        [stamp(one.made_at), f"{who[one.by]}：{'、'.join(one.facts) or '还没有证明什么'}。{one.sentence}"]
        for one in found.held.findings
    ]
    return [_part("我们决定的", rows)]


def _looks(held: HeldByVerification | None) -> list[Json]:
    if held is None:
        return []
    looks = [
        [stamp(one.seen_at), f"{one.who}，用途：{one.purpose}{'，看了完整号码' if one.full_numbers else ''}"]
        for one in held.looks
    ]
    asked = [[stamp(one.asked_at), f"{one.registry}，{one.purpose}，{one.outcome}"] for one in held.queries]
    return [_part("谁看过", looks), _part("问过哪些登记部门", asked)]
