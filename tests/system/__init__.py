"""Tests of the whole system, as one would look at an installation from outside."""
