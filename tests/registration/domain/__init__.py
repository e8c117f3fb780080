"""Tests of registration: domain."""
