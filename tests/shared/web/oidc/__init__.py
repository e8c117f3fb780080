"""Tests of signing in with an outside identity service."""
