"""Tests of the keys of every service: made, moved, counted, retired, handed over."""
