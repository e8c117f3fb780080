"""Tests of the sources of luck."""
