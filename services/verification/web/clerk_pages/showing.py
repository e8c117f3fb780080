"""Renders the card, fresh or with what was typed and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from services.verification.actions.case_room import CaseSeen, CaseShown, Sitting
from services.verification.actions.show_case import Card, show_case
from services.verification.domain.clerk_decisions import REFUSALS
from services.verification.store.staff import COLLEAGUE
from services.verification.web.card_view import card_page
from services.verification.web.clerk_pages.door import ClerkDoor
from services.verification.web.masked import masked_words
from shared.approvals.judging import may_decide
from shared.codes.purposes import purposes_of
from shared.errors import Kind, ServiceError
from shared.web.faults import Faults
from shared.web.layout import Pages

ON_THE_CARD = {Kind.INVALID, Kind.CONFLICT, Kind.REFUSED}
CLOSED = {"RECUSED", "NOT_YOUR_ROLE"}
"""Refusals after which not even the card is shown."""


@dataclass(frozen=True)
class CardShower:
    """What showing a card needs."""

    door: ClerkDoor
    pages: Pages

    async def show(
        self,
        request: Request,
        sitting: Sitting,
        seen: CaseSeen,
        *,
        given: Mapping[str, str] | None = None,
        faults: Faults | None = None,
    ) -> Response:
        """Return the card's page."""
        return await self._page("card.html", request, sitting, seen, (given, faults))

    async def trouble(
        self, request: Request, sitting: Sitting, seen: CaseSeen, given: Mapping[str, str], error: ServiceError
    ) -> Response:
        """Return the card with what went wrong on top and everything that was typed; other errors are not for it."""
        if error.kind not in ON_THE_CARD or error.code in CLOSED:
            raise error
        return await self.show(request, sitting, seen, given=given, faults=Faults.of(error))

    async def show_refusal(
        self, request: Request, sitting: Sitting, seen: CaseSeen, given: Mapping[str, str], faults: Faults
    ) -> Response:
        """Return the page on which a refusal is proposed."""
        sitting.must_work(seen.unit_code)
        return await self._page("refusal.html", request, sitting, seen, (given, faults))

    async def ask_purpose(
        self,
        request: Request,
        sitting: Sitting,
        seen: CaseSeen,
        given: Mapping[str, str],
        faults: Faults | None = None,
    ) -> Response:
        """Return the page that asks what a case that waits for nobody is opened for; nothing of it is shown."""
        voice = await self.door.voice_of(sitting)
        choices = [(one.code, one.words, "") for one in purposes_of(sitting.who.role)]
        return self.pages.page(
            request, "purpose.html", voice, seen=seen, purposes=choices, given=given, faults=faults or Faults()
        )

    async def _page(
        self,
        template: str,
        request: Request,
        sitting: Sitting,
        seen: CaseSeen,
        typed: tuple[Mapping[str, str] | None, Faults | None],
    ) -> Response:
        given, faults = typed
        card = await show_case(sitting, CaseSeen(seen.unit_code, seen.number))
        return self.pages.page(
            request,
            template,
            await self.door.voice_of(sitting),
            card=card_page(card, now=sitting.now, held_by=held_by(card, sitting)),
            refusal=_refusal(card, sitting),
            refusals=REFUSALS,
            reason_choices=[(code, words, "") for code, words in REFUSALS.items()],
            purposes=[(one.code, one.words) for one in purposes_of(sitting.who.role)],
            may_decide=_may_decide(card, sitting),
            given=given or {},
            faults=faults,
        )


def _may_decide(card: Card, sitting: Sitting) -> bool:
    return card.request is not None and may_decide(sitting.who, card.request.approval, sitting.now)


def _refusal(card: Card, sitting: Sitting) -> dict[str, object]:
    """Return what a colleague has proposed, for the template; empty where nothing is."""
    if card.refusal is None:
        return {}
    said, claim = card.refusal.refusal, card.case.claim
    words = [masked_words(text, claim) if card.masked else text for text in (said.reason, said.next_step)]
    return {
        "reason_code": said.reason_code,
        "reason": words[0],
        "next_step": words[1],
        "proposed_at": card.refusal.proposed_at,
        "proposer": card.names.get(card.refusal.proposed_by, COLLEAGUE),
        "may_judge": sitting.may_work and card.refusal.proposed_by != sitting.who.staff_id,
    }


def held_by(card: Card, sitting: Sitting) -> str:
    """Return the colleague who has the case in hand, or nothing."""
    on_desk = card.case.on_desk
    if on_desk.assigned_to is None or not on_desk.in_other_hands(sitting.who, sitting.now):
        return ""
    return card.names.get(on_desk.assigned_to, COLLEAGUE)


def shown_in(unit: str, number: str, fields: Mapping[str, str]) -> CaseShown:
    """Return what the page of a form showed; something else than a number is no version of ours."""
    given = fields.get("version", "")
    version = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
    return CaseShown(unit, number, version, fields.get("evidence_sha256", ""))
