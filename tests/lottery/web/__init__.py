"""Tests of the lottery over HTTP."""
