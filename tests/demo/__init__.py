"""Tests of the demo: a county as files, the generated county, the simulated registries, the season."""
