"""A county as files, the simulated registries, and the season that drives everything."""
