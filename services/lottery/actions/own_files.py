"""Whether the kept files of a draw are those of our own steps: whoever has the database can add, but not sign."""

from collections.abc import Mapping

from services.lottery.actions.draw_documents import PID_KEY
from services.lottery.actions.office import UnitSigner
from services.lottery.actions.proofs import file_of
from services.lottery.domain.publishing_refusals import AnnouncementNotSigned, FileOutOfPlace
from services.lottery.store.records import DrawKey, DrawRecord
from shared.contracts.reads import DRAW_FILES
from shared.crypto.signed_notes import NoteRefused, open_note

OF_THE_STEPS = {"draw.json", "draw.json.note", "terms.csv", "closing.txt", "seed.json", "seed.txt", "results.csv"}


def require_signed(signer: UnitSigner, key: DrawKey, *, draw: bytes, note: bytes) -> None:
    """Raise `AnnouncementNotSigned` unless draw.json.note is the unit's own signature over draw.json."""
    try:
        signed = open_note(note, signer.verifier(key.unit_code))
    except NoteRefused:
        raise AnnouncementNotSigned from None
    if signed != draw:
        raise AnnouncementNotSigned


def require_of_steps(record: DrawRecord, files: Mapping[str, bytes]) -> None:
    """Raise `FileOutOfPlace` where a file lies there that no step up to the result makes, strikes above all (8)."""
    proofs = {file_of(source.name) for source in record.notice.sources}
    others = files.keys() - OF_THE_STEPS - proofs - (set(DRAW_FILES) - {PID_KEY})
    if others:
        raise FileOutOfPlace
