"""What the card of one case shows, ready in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.verification.actions.clerk_findings import as_looked_at, family_until
from services.verification.actions.evidence import evidence_hash
from services.verification.actions.propose_raise import SECOND_PERSON
from services.verification.actions.show_case import Card
from services.verification.domain.clerk_decisions import REFUSALS, usual_sentence
from services.verification.domain.household import place_word
from services.verification.domain.proposals import asserted_facts
from services.verification.store.findings import StoredFinding
from services.verification.store.views import CardView as Look
from services.verification.web.card_answers import AnswerLine, answer_lines
from services.verification.web.card_rows import CardRow, card_rows
from services.verification.web.fact_words import FACTS
from services.verification.web.masked import HIDDEN, masked_row, masked_words
from services.verification.web.request_view import RequestOnCard, request_on_card
from shared.codes.purposes import purpose_words
from shared.web.masking import masked_name, number_tail
from shared.web.moments import full_day

CONFIRMED = "材料核对好了，不用您做什么。"
NEWEST_LOOKS = 6


@dataclass(frozen=True)
class Done:
    """A decision that was made: when, by whom, in words, with the reason."""

    when: datetime
    who: str
    words: str
    reason: str


@dataclass(frozen=True)
class CardPage:
    """The page."""

    unit_code: str
    application_number: str
    version: int
    evidence_sha256: str
    state: str
    child: str
    deadline: datetime | None
    title: str
    title_rest: str
    """The second half of the heading, kept in one piece."""
    tag: str
    usual: str
    rows: Sequence[CardRow]
    needs_paper: bool
    options: Sequence[tuple[str, str, str]]
    answers: Sequence[AnswerLine]
    child_facts: Sequence[tuple[str, ...]]
    looks: Sequence[tuple[datetime, str]]
    done: Sequence[Done]
    held_by: str
    """A colleague who has the case in hand, or nothing."""
    full_numbers: Sequence[tuple[str, str]]
    masked: bool
    request: RequestOnCard | None
    """What waits for a second person."""


def card_page(card: Card, *, now: datetime, held_by: str) -> CardPage:
    """Return the page."""
    case, looked, rows = card.case, as_looked_at(card.case), card_rows(card)
    rows = tuple(masked_row(row) for row in rows) if card.masked else rows
    first = looked.causes[0] if looked.causes else None
    return CardPage(
        unit_code=case.claim.unit_code,
        application_number=case.claim.application_number,
        version=case.on_desk.key.version,
        evidence_sha256=evidence_hash(case.answers),
        state=case.on_desk.state,
        child=case.claim.child.name if card.full_numbers else masked_name(case.claim.child.name),
        deadline=case.on_desk.deadline,
        title=first.title if first else _title(case.on_desk.state),
        title_rest=_rest(len(looked.causes), sum(row.is_different for row in rows)),
        tag=first.words.label if first else "",
        usual=first.words.usual if first else "",
        rows=rows,
        needs_paper=looked.needs_paper,
        options=_options(card, now),
        answers=answer_lines(card),
        child_facts=_child(card),
        looks=[(look.seen_at, _look(look, card)) for look in card.views[-NEWEST_LOOKS:]],
        done=_done(card),
        held_by=held_by,
        full_numbers=_numbers(card) if card.full_numbers else (),
        masked=card.masked,
        request=request_on_card(card),
    )


def _title(state: str) -> str:
    return {
        "waiting": "登记部门还没有回答，现在不用看",
        "asking": "系统正在问登记部门，现在不用看",
        "confirmed": "核对好了，登记里都一样",
        "approval": "等负责人审批",
    }.get(state, "请再看一遍")


def _rest(causes: int, different: int) -> str:
    if causes > 1:
        return f"还有 {causes - 1} 处要看"
    return "其他都一样" if causes == 1 and different == 1 else ""


def _options(card: Card, now: datetime) -> list[tuple[str, str, str]]:
    looked = as_looked_at(card.case)
    usual = usual_sentence(looked, family_until(card.case, now)) if looked.causes else ""
    confirm = "看过原件，没有问题，确认" if looked.needs_paper else "是同一个人，确认"
    return [
        ("confirm", confirm, _after_confirming(card)),
        ("return", "请家长再看一遍", f"家长收到：“{usual}”"),
        ("put_back", "我定不了，放回去给同事看", "马上给您下一份，家长的期限不变。"),
        ("refuse", "这次不能确认", "要选理由，写明家长还能怎么办；要另一位同事复核。"),
    ]


def _after_confirming(card: Card) -> str:
    looked = as_looked_at(card.case)
    asserted = asserted_facts(looked)
    if asserted:
        words = "、".join(FACTS[fact] for fact in asserted)
        return f"登记没有证明“{words}”，要负责人同意才算。家长先收到：“{SECOND_PERSON}”"
    added = [FACTS[fact] for fact in looked.facts_with_clerk if fact not in looked.facts]
    proven = f"记为已经证明：{'、'.join(added)}。" if added else ""
    return f"{proven}家长收到：“{CONFIRMED}”"


def _child(card: Card) -> list[tuple[str, ...]]:
    case, child = card.case, card.case.claim.child
    proven = "、".join(FACTS[fact] for fact in case.decision.facts) or "还没有"
    if card.masked:
        return [("证件号、出生、住址", HIDDEN), ("登记能证明", proven)]
    return [
        ("出生", full_day(child.born)),
        ("证件号", child.number if card.full_numbers else number_tail(child.number)),
        ("户口所在地", place_word(child.hukou_place, case.rules) or "没有填"),
        ("现住址", child.address),
        ("登记能证明", proven),
    ]


def _look(look: Look, card: Card) -> str:
    full = "，看了完整证件号" if look.full_numbers else ""
    note = masked_words(look.note, card.case.claim) if card.masked else look.note
    why = f"{purpose_words(look.purpose)}（{note}）" if note else purpose_words(look.purpose)
    return f"{card.names.get(look.clerk_id, '同事')}，目的：{why}{full}"


_WORDS = {
    "proven": "确认了",
    "with_family": "请家长补充",
    "refused": "这次不能确认",
    "with_clerk": "等人看",
    "waiting": "登记部门没有回答，等着再问",
}


def _done(card: Card) -> list[Done]:
    done = []
    for found in card.findings:
        people = [one for one in (found.clerk_id, found.second_clerk_id) if one]
        who = "、".join(card.names.get(one, "同事") for one in people) or "系统"
        code = f"（{REFUSALS[found.reason_code]}）" if found.reason_code in REFUSALS else ""
        reason = masked_words(found.reason, card.case.claim) if card.masked else found.reason
        done.append(Done(found.made_at, who, f"{_words(found)}{code}", reason))
    return done


def _words(found: StoredFinding) -> str:
    if found.made_by == "machine" or found.standing != "with_clerk":
        return _WORDS[found.standing]
    if found.second_clerk_id:
        return "重新打开，等人看"
    return "提出确认，等负责人审批" if found.sentence else "没有同意，放回去再看"


def _numbers(card: Card) -> list[tuple[str, str]]:
    claim = card.case.claim
    people = [(claim.word(subject), claim.person(subject)) for subject in claim.subjects]
    return [(f"{word} {person.name}", person.number or "没有号码") for word, person in people]
