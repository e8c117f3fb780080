"""The families that a real county always has and that forms stumble over (domain facts, section 7)."""
