"""Rehearsals on the frozen roster: a seed that can never be a real one, and what every result has to keep to."""
