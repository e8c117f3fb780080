"""What can be done with accounts: one file per verb."""
