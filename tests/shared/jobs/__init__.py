"""Background jobs over a real queue."""
