"""Tests of registration: domain, form."""
