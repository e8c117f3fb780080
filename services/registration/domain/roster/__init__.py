"""What the draw is given at the freeze: roster, register, plan, tiers (docs/spec/draw.md, sections 2.1 and 9)."""
