"""The draw office's pages: one per step of a draw, thin over the same actions as the API."""
