"""Where the luck comes from, one module per kind of source: docs/spec/draw.md, section 3."""
