"""The page that recomputes a draw on a phone, in a real browser."""
