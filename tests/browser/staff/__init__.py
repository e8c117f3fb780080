"""Tests of the pages of the staff in a browser."""
