"""Four eyes: the rules alone, and over a real PostgreSQL."""
