"""A request about a case as its card shows it, in words: what changes, who asked and why, until when."""

from uuid import UUID

from pydantic import AwareDatetime, BaseModel

from services.verification.actions.carry_out import LOOKED_AT_AGAIN
from services.verification.actions.show_case import Card
from services.verification.domain.proposals import Kind, Proposal
from services.verification.store.staff import COLLEAGUE
from services.verification.web.fact_words import in_words
from services.verification.web.masked import masked_words


class RequestOnCard(BaseModel):
    """One request; `content_sha256` stands for everything that is judged."""

    approval_id: UUID
    act: str
    title: str
    changes: str
    if_agreed: str
    if_declined: str
    reason: str
    saw_paper: bool
    asked_by: str
    asked_at: AwareDatetime
    expires_at: AwareDatetime
    content_sha256: str


def request_on_card(card: Card) -> RequestOnCard | None:
    """Return what waits for a second person about the case of a card, or None."""
    if card.request is None:
        return None
    approval, proposal = card.request.approval, card.request.proposal
    reason = masked_words(proposal.reason, card.case.claim) if card.masked else proposal.reason
    title, changes, if_agreed, if_declined = words_about(proposal)
    return RequestOnCard(
        approval_id=approval.approval_id,
        act=approval.matter.act.value,
        title=title,
        changes=changes,
        if_agreed=if_agreed,
        if_declined=if_declined,
        reason=reason,
        saw_paper=proposal.saw_paper,
        asked_by=card.names.get(approval.asked_by, COLLEAGUE),
        asked_at=approval.asked_at,
        expires_at=approval.expires_at,
        content_sha256=proposal.content_sha256,
    )


def words_about(proposal: Proposal) -> tuple[str, str, str, str]:
    """Return heading, what changes, and what follows from yes and from no."""
    if proposal.kind is Kind.REOPEN:
        return (
            "提出：重新打开已经确认的这一份",
            "从“已经确认”变成“等人看”，机器的结论也留着",
            f"回到“等人看的材料”。家长收到：“{LOOKED_AT_AGAIN}”",
            "还是已经确认，家长收不到什么。",
        )
    facts = in_words(proposal.facts)
    return (
        f"提出：把“{facts}”记为已经证明",
        f"登记没有证明“{facts}”，同意以后按已经证明排序",
        "马上确认。家长收到：“材料核对好了，不用您做什么。”",
        "回到“等人看的材料”，不会记为已经证明。",
    )
