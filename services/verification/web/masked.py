"""What an auditor reads: what was compared and with which outcome, never whose it is (ux guide, section 7)."""

import re

from services.verification.domain.claim import Claim
from services.verification.domain.differences import Piece
from services.verification.web.card_rows import CardRow
from shared.web.masking import masked_name

HIDDEN = "不显示"
DIGITS = re.compile(r"[0-9\uff10-\uff19][0-9\uff10-\uff19Xx \-]{3,}")
"""Anything that could be a part of somebody's number."""


def masked_row(row: CardRow) -> CardRow:
    """Return a line of the comparison with its verdict alone; a note about a difference may quote a name."""
    hidden = (Piece(HIDDEN, False),)
    quotes = row.verdict in {"differs", "variant"} and bool(row.claimed)
    claimed, registered = (hidden if text else () for text in (row.claimed, row.registered))
    return CardRow(row.item, claimed, registered, row.verdict, "" if quotes else row.note)


def masked_words(text: str, claim: Claim) -> str:
    """Return what somebody typed, with the names of the claim masked and every longer number left out."""
    for subject in claim.subjects:
        name = claim.person(subject).name
        text = text.replace(name, masked_name(name)) if name else text
    return DIGITS.sub("…", text)
