"""Rehearsals 演练: a shifted clock or past values show in the draw_id (docs/spec/draw.md, section 2.2)."""

_PREFIXES = ("DEMO-", "TEST-")


def is_rehearsal(draw_id: str) -> bool:
    """Say whether a draw is a rehearsal; only such a draw may name its own times."""
    return draw_id.startswith(_PREFIXES)


def without_prefix(draw_id: str) -> str:
    """Return the number of a draw as it would be without the mark of a rehearsal."""
    for prefix in _PREFIXES:
        draw_id = draw_id.removeprefix(prefix)
    return draw_id
