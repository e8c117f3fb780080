"""What can be done in verification, one file per verb; the only writers."""
