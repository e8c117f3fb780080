"""What is remembered of accounts: tables, queries, keys."""
