"""Tests of registration: gateways."""
