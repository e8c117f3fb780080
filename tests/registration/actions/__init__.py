"""Tests of registration: actions."""
