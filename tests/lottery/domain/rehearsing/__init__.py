"""Tests of rehearsals on the frozen roster."""
