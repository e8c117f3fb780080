"""What registration remembers: tables and queries."""
