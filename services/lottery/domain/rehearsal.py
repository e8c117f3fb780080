"""Rehearsals 演练: a shifted clock or past values show in the draw_id (docs/spec/draw.md, section 2.2)."""

_PREFIXES = ("DEMO-", "TEST-")


def is_rehearsal(draw_id: str) -> bool:
    """Say whether a draw is a rehearsal; only such a draw may name its own times."""
    return draw_id.startswith(_PREFIXES)
