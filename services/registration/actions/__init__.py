"""What can be done in registration, one file per verb; the only writers."""
