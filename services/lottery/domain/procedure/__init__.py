"""Verdict B: whether a draw was held as it has to be, a module per thing to look at (docs/spec/draw.md, section 10)."""
