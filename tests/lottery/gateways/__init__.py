"""Tests of whom the lottery talks to."""
