"""Tests of registration: domain, roster."""
