"""What verdict B is read from, for the tests: a draw that keeps every rule, with files added or exchanged."""

from collections.abc import Iterable, Mapping

from services.lottery.domain.check import check_before_throw
from services.lottery.domain.procedure.evidence import NOTHING, Brought, Evidence, Finding, State
from services.lottery.domain.roster.roster import Choice
from shared.crypto.hashing import sha256_hex
from tests.builders.draw_files import bundle, children, drawn

CHOICES = children(5, "S01", "S02")


def evidence(
    files: Mapping[str, bytes] | None = None,
    *,
    choices: Iterable[Choice] = CHOICES,
    brought: Brought = NOTHING,
    refused: bool = False,
    **changes: object,
) -> Evidence:
    """Return the evidence of a draw; `refused` as if seed and roster had been refused."""
    draw = drawn(choices, **changes)  # type: ignore[arg-type]  # any field of an announcement
    checked = check_before_throw(draw.roster, draw.draw)
    return Evidence(
        files=bundle(draw) | dict(files or {}),
        announcement=checked.announcement,
        draw_sha256=checked.draw_sha256,
        values=None if refused else draw.accepted_seed(checked.announcement).values,
        roster=None if refused else checked.roster,
        brought=brought,
    )


def terms_of(files: Mapping[str, bytes]) -> bytes:
    """Return terms.csv for these files."""
    rows = sorted(f"{name},{sha256_hex(content)}\n" for name, content in files.items())
    return "".join(["name,sha256\n", *rows]).encode()


def frozen(files: Mapping[str, bytes], **changes: object) -> Evidence:
    """Return evidence in which these files are fixed through terms.csv."""
    terms = terms_of(files)
    return evidence(dict(files) | {"terms.csv": terms}, terms_sha256=sha256_hex(terms), **changes)  # type: ignore[arg-type]  # as above


def state_of(finding: Finding | None) -> State | None:
    """Return the state alone."""
    return None if finding is None else finding.state
