"""Judges a step before it is kept: what a verifier would call contradicted is never fixed (draw.md, section 10, B)."""

from collections.abc import Mapping

from services.lottery.domain.announcement import Announcement, parse_announcement
from services.lottery.domain.ceremony_refusals import ProcedureContradicted
from services.lottery.domain.procedure.evidence import Evidence, State
from services.lottery.domain.procedure.lines import judge_procedure
from services.lottery.domain.roster.roster import Roster
from services.lottery.domain.seed import Values, parse_seed
from shared.crypto.hashing import sha256_hex


def judge_announcement(draw: bytes) -> None:
    """Refuse an announcement whose sources, times or rules contradict the procedure."""
    _judge({}, parse_announcement(draw), sha256_hex(draw))


def judge_freeze(files: Mapping[str, bytes], announcement: Announcement, roster: Roster) -> None:
    """Refuse files of a freeze that contradict each other or the announcement."""
    _judge(files, announcement, sha256_hex(files["draw.json"]), roster=roster)


def judge_seed(files: Mapping[str, bytes]) -> None:
    """Refuse a seed whose proofs or whose record of the closing contradict it."""
    announcement = parse_announcement(files["draw.json"])
    draw_sha256 = sha256_hex(files["draw.json"])
    seed = parse_seed(files["seed.json"], announcement=announcement, draw_sha256=draw_sha256)
    _judge(files, announcement, draw_sha256, values=seed.values)


def _judge(
    files: Mapping[str, bytes],
    announcement: Announcement,
    draw_sha256: str,
    *,
    values: Values | None = None,
    roster: Roster | None = None,
) -> None:
    for line in judge_procedure(Evidence(files, announcement, draw_sha256, values, roster)):
        if line.state is State.CONTRADICTED:
            raise ProcedureContradicted(line.name, line.sentence)
