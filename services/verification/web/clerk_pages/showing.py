"""Renders the card, fresh or with what was typed and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from services.verification.actions.case_room import CaseSeen, CaseShown, Sitting
from services.verification.actions.show_case import Card, show_case
from services.verification.domain.clerk_decisions import REFUSALS
from services.verification.web.card_view import card_page
from services.verification.web.clerk_pages.door import ClerkDoor
from shared.errors import Kind, ServiceError
from shared.web.faults import Faults
from shared.web.layout import Pages

ON_THE_CARD = {Kind.INVALID, Kind.CONFLICT, Kind.REFUSED}


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
        if error.kind not in ON_THE_CARD:
            raise error
        return await self.show(request, sitting, seen, given=given, faults=Faults.of(error))

    async def show_refusal(
        self, request: Request, sitting: Sitting, seen: CaseSeen, given: Mapping[str, str], faults: Faults
    ) -> Response:
        """Return the page on which a refusal is proposed."""
        return await self._page("refusal.html", request, sitting, seen, (given, faults))

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
            proposal=card.proposal,
            may_judge=card.proposal is not None and card.proposal.proposed_by != sitting.who.clerk_id,
            proposer=card.names.get(card.proposal.proposed_by, "同事") if card.proposal else "",
            refusals=REFUSALS,
            reason_choices=[(code, words, "") for code, words in REFUSALS.items()],
            given=given or {},
            faults=faults,
        )


def held_by(card: Card, sitting: Sitting) -> str:
    """Return the colleague who has the case in hand, or nothing."""
    on_desk = card.case.on_desk
    if on_desk.assigned_to is None or not on_desk.in_other_hands(sitting.who, sitting.now):
        return ""
    return card.names.get(on_desk.assigned_to, "同事")


def shown_in(unit: str, number: str, fields: Mapping[str, str]) -> CaseShown:
    """Return what the page of a form showed; something else than a number is no version of ours."""
    given = fields.get("version", "")
    version = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
    return CaseShown(unit, number, version, fields.get("evidence_sha256", ""))
