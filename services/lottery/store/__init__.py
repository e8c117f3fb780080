"""What the lottery remembers: tables and queries."""
