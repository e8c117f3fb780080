"""Tests of registration: domain, checks."""
