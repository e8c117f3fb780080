"""What can be done with a draw, one file per verb; the only writers."""
