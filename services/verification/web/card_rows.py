"""The lines of the difference card: item, both texts with their differences marked, verdict in words; masked."""

from dataclasses import dataclass

from services.verification.actions.show_case import Card
from services.verification.domain.answers import RegistryName
from services.verification.domain.checks import Check, Outcome
from services.verification.domain.claim import Claim, Subject
from services.verification.domain.comparison import Comparison, Verdict
from services.verification.domain.differences import Piece, Pieces, mark
from shared.web.masking import number_tail

NAMES = {"姓名", "房主"}
"""Items that are names: a child's is masked but for the characters that differ."""


@dataclass(frozen=True)
class CardRow:
    """One line; `verdict` is same, variant, differs, one_side, absent or unclear."""

    item: str
    claimed: Pieces
    registered: Pieces
    verdict: str
    note: str

    @property
    def is_different(self) -> bool:
        """Whether a person must look at this line."""
        return self.verdict in {"variant", "differs", "absent", "unclear"}


def card_rows(card: Card) -> tuple[CardRow, ...]:
    """Return every line, differences first, the order of the checks otherwise."""
    claim, decision = card.case.claim, card.case.decision
    rows = [row for check in decision.checks for row in _rows_of(check, claim, full=card.full_numbers)]
    if decision.relation:
        rows.append(_relation(claim, decision.relation))
    return tuple(sorted(rows, key=lambda row: not row.is_different))


def _relation(claim: Claim, line: Comparison) -> CardRow:
    verdict = "unclear" if line.verdict is Verdict.ONE_SIDE else line.verdict.value
    item = f"{claim.word(Subject.GUARDIAN_1)}{line.item}"
    return CardRow(item, _whole(line.claimed), _whole(line.registered), verdict, line.note)


def _rows_of(check: Check, claim: Claim, *, full: bool) -> list[CardRow]:
    subject = check.question.subject
    word = claim.word(subject)
    number = number_tail(claim.person(subject).number)
    if check.outcome is Outcome.ABSENT:
        return [_absent(check, word, number)] if check.causes else []
    rows = []
    for line in check.comparisons:
        hidden = subject is Subject.CHILD and line.item in NAMES and not full
        label = line.item if line.item == "房主" else f"{word}的{line.item}"
        rows.append(_masked(label, line) if hidden else _plain(label, line))
    if check.question.registry is RegistryName.HOUSEHOLD and check.comparisons:
        same = Comparison(f"{word}的证件号", number, number, Verdict.SAME, "18 位全一样")
        rows.append(_plain(same.item, same))
    return rows


def _absent(check: Check, word: str, number: str) -> CardRow:
    item = f"{word}的{check.question.registry.word}"
    return CardRow(item, _whole(number), _whole("没有查到"), "absent", "登记里没有这个证件号")


def _plain(item: str, line: Comparison) -> CardRow:
    if line.verdict in {Verdict.DIFFERS, Verdict.VARIANT} and line.claimed and line.registered:
        claimed, registered = mark(line.claimed, line.registered)
    else:
        claimed, registered = _whole(line.claimed), _whole(line.registered)
    return CardRow(item, claimed, registered, line.verdict.value, line.note)


def _whole(text: str) -> Pieces:
    return (Piece(text, False),) if text else ()


def _masked(item: str, line: Comparison) -> CardRow:
    row = _plain(item, line)
    return CardRow(item, mask_pieces(row.claimed), mask_pieces(row.registered), row.verdict, row.note)


def mask_pieces(pieces: Pieces) -> Pieces:
    """Return the pieces of a name with all hidden but its ends and what differs; of two characters, the first."""
    length = sum(len(piece.text) for piece in pieces)
    shown = {0} if length == 2 else {0, length - 1}
    masked, place = [], 0
    for piece in pieces:
        places = range(place, place + len(piece.text))
        hidden = "".join(c if at in shown else "*" for at, c in zip(places, piece.text, strict=True))
        masked.append(Piece(piece.text if piece.marked else hidden, piece.marked))
        place += len(piece.text)
    return tuple(masked)
