"""Tests of registration: domain, application_number."""
