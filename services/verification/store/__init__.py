"""What verification remembers: tables and queries."""
