"""The draw tested on itself: many seeds through the real construction, counted and compared with equal chances."""
