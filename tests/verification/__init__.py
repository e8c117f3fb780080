"""Tests of the verification service."""
