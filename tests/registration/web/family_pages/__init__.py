"""What the pages of families ask, derive and show, without a browser."""
